import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Session } from './session.js';

const SessionContext = createContext<Session | undefined>(undefined);

export const SessionProvider = SessionContext.Provider;

/** The session that the page shows. */
export const useSession = (): Session => {
  const session = useContext(SessionContext);
  if (!session) throw new Error('outside of a session');
  return session;
};
