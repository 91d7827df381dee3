const KEY = 'zhunsheng:token';

/** The parts of a window that the token passes through. */
export interface TokenPlaces {
  readonly location: { readonly hash: string; readonly pathname: string; readonly search: string };
  readonly history: { replaceState(data: null, unused: string, url: string): void };
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
}

/**
 * The token of the local server: from `#token=…`, where the terminal's address has it, or as kept since. It is taken out of the address,
 * so that it gets into no bookmark and no screenshot, and kept for this tab alone.
 */
export const takeToken = ({ location, history, storage }: TokenPlaces): string | undefined => {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  try {
    if (given) storage.setItem(KEY, given);
    else return storage.getItem(KEY) ?? undefined;
  } catch {
    // No storage: the token holds until the page is left.
  }
  if (given) history.replaceState(null, '', `${location.pathname}${location.search}`);
  return given ?? undefined;
};
