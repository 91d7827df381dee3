/** The folder of this package. Asked for in this place alone: built, all of the command is one file in `dist/cli`. */
export const PACKAGE_ROOT = new URL('../../', import.meta.url);
