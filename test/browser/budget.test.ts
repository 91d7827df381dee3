import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

// What the built page weighs, and what of it comes with the first paint.

const DIST = fileURLToPath(new URL('../../packages/editor/dist', import.meta.url));
const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).sort();
const read = (file: string): string => readFileSync(join(DIST, file), 'utf8');
const html = read('index.html');

/** The built script of a name that an import or a tag has. */
const scriptOf = (specifier: string): string => {
  const found = files.filter((file) => basename(file) === basename(specifier));
  expect(found, specifier).toHaveLength(1);
  return found[0] ?? '';
};

const matches = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '');

/** Static imports as the build writes them: `import"./a.js"`, `import{b as c}from"./a.js"`, `export*from"./a.js"`. */
const STATIC = /(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{][^'"`;()=]*?from\s*)?["'`](\.[^"'`]+\.js)["'`]/g;

/** The scripts that are fetched before anything is shown. */
const eager = (): ReadonlySet<string> => {
  const graph = new Set<string>();
  const take = (file: string): void => {
    if (graph.has(file)) return;
    graph.add(file);
    for (const specifier of matches(read(file), STATIC)) take(scriptOf(specifier));
  };
  for (const tag of html.match(/<(?:script|link)\b[^>]*>/g) ?? [])
    for (const address of matches(tag, /(?:src|href)="([^"]+\.js)"/g)) take(scriptOf(address));
  return graph;
};

/** A name that Monaco goes by inside itself. */
const MONACO = 'vs.editor.ICodeEditor';

describe('the built page', () => {
  it('has at most 1.7 MB of JavaScript, as a server sends it', () => {
    const sizes = files
      .filter((file) => /\.m?js$/.test(file))
      .map((file) => gzipSync(readFileSync(join(DIST, file)), { level: 9 }).byteLength);
    expect(sizes.length).toBeGreaterThan(3);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(1_700_000);
  });

  it('shows itself without Monaco, which comes later', () => {
    const scripts = files.filter((file) => file.endsWith('.js'));
    const withMonaco = scripts.filter((file) => read(file).includes(MONACO));
    expect(withMonaco).toHaveLength(1);
    const first = eager();
    expect(first.size).toBeGreaterThan(0);
    expect([...first].filter((file) => withMonaco.includes(file))).toEqual([]);
    const bytes = [...first].reduce((sum, file) => sum + gzipSync(read(file), { level: 9 }).byteLength, 0);
    expect(bytes).toBeLessThanOrEqual(150_000);
    // Found where it is, and by its name: the search above would see it.
    const later = [...first].flatMap((file) => matches(read(file), /import\(\s*["'`]([^"'`]+\.js)["'`]/g));
    expect(later.map(scriptOf)).toEqual(expect.arrayContaining(withMonaco));
  });

  it('fetches nothing from elsewhere', () => {
    const addresses = [
      ...matches(html, /(?:src|href|srcset|content|action)="([^"]*)"/g).filter((one) => /\/|\.\w+$/.test(one)),
      ...files
        .filter((file) => file.endsWith('.css'))
        .flatMap((file) => [
          ...matches(read(file), /url\(\s*["']?([^"')]+)/g),
          ...matches(read(file), /@import\s+["']([^"']+)/g),
        ]),
    ];
    expect(addresses.length).toBeGreaterThan(2);
    expect(addresses.filter((one) => !/^(?:\.{1,2}\/|data:|image\/|#)|^[\w-]+\.ttf$/.test(one))).toEqual([]);
    expect(html).not.toMatch(/rel="(?:preconnect|dns-prefetch|prefetch|preload)"/);
  });

  it('has no script or style within its HTML, which its CSP forbids', () => {
    expect(matches(html, /<script\b[^>]*>([^<]*)/g).filter((text) => text.trim() !== '')).toEqual([]);
    expect(html).not.toMatch(/<style\b|\son\w+=/);
  });
});
