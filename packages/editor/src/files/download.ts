/** Hands a file to the browser, which puts it where downloads go (or asks where). */
export const download = (path: string, bytes: Uint8Array): void => {
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = nameOf(path);
  link.click();
  // The browser reads the bytes after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
