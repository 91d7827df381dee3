/** The browser's storage; where it forbids even to look at it, one that keeps nothing and says so. */
export const browserStorage = (kind: 'local' | 'session'): Storage => {
  try {
    return kind === 'local' ? localStorage : sessionStorage;
  } catch {
    return NOTHING;
  }
};

const NOTHING: Storage = {
  length: 0,
  key: () => null,
  getItem: () => null,
  setItem: () => {
    throw new DOMException('storage is not allowed', 'SecurityError');
  },
  removeItem: () => undefined,
  clear: () => undefined,
};
