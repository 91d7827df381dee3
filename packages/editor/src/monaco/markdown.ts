/** A text that is to be read as it is where Markdown is expected. */
export const asMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]()#+.!|<>~&-]/g, '\\$&');
