import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// Biome holds the import directions. Here one run of it over a copy of the configuration and over files that import
// everything from everywhere shows that it forbids just what the layers forbid.

const root = fileURLToPath(new URL('../..', import.meta.url));
const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');

/** Lower layers first; folders of one layer do not import each other. */
const LAYERS = {
  dsl: [
    ['number'],
    ['source'],
    ['diagnostics'],
    ['yaml'],
    ['expression'],
    ['methods'],
    ['document', 'rule'],
    ['resolve'],
    ['check'],
    ['walk'],
    ['edit'],
    ['services'],
    ['diff'],
  ],
  interpreter: [
    ['workspace'],
    ['evaluate'],
    ['methods'],
    ['plan'],
    ['run'],
    ['trace', 'report', 'impact'],
    ['cases'],
    ['month'],
    ['cli'],
  ],
  editor: [['protocol'], ['worker', 'words'], ['document'], ['files'], ['state'], ['monaco'], ['views']],
} as const;
type PackageName = keyof typeof LAYERS;
const PACKAGES: readonly PackageName[] = ['dsl', 'interpreter', 'editor'];
/** Started, never imported. */
const APART: readonly string[] = ['worker'];

/** Who may import which package; nobody may import one that is not here. */
const DEPENDENCIES: Record<string, readonly string[]> = {
  'decimal.js': ['dsl/number'],
  chevrotain: ['dsl/expression'],
  yaml: ['dsl/yaml'],
  'jsonc-parser': ['dsl/yaml'],
  zod: ['dsl/document'],
  'zod/v4/core': [],
  commander: ['interpreter/cli'],
  'cli-table3': ['interpreter/cli'],
  'node:fs': ['interpreter/cli'],
  'node:fs/promises': ['interpreter/cli'],
  fs: [],
  preact: ['editor/state', 'editor/views'],
  '@preact/signals': ['words', 'document', 'state', 'monaco', 'views'].map((it) => `editor/${it}`),
  comlink: ['editor/worker', 'editor/state'],
  'monaco-editor/editor': ['editor/monaco'],
  'monaco-editor': [],
  'node-diff3': ['editor/files'],
  'idb-keyval': ['editor/files'],
  '@zhunsheng/dsl': (['interpreter', 'editor'] as const).flatMap((it) =>
    LAYERS[it].flat().map((one) => `${it}/${one}`),
  ),
  '@zhunsheng/dsl/dist/index.js': [],
  '@zhunsheng/interpreter': ['protocol', 'worker', 'files', 'state', 'views'].map((it) => `editor/${it}`),
  '@zhunsheng/editor': [],
};

interface Probe {
  readonly file: string;
  readonly lines: readonly string[];
  /** The lines that must be reported. */
  readonly forbidden: readonly string[];
}

const folders = (name: PackageName): string[] => LAYERS[name].flat();
const level = (name: PackageName, folder: string) =>
  LAYERS[name].findIndex((layer) => (layer as readonly string[]).includes(folder));

/** A file of one folder, with an import of each other folder, of each dependency and of what is nobody's to import. */
function probe(name: PackageName, folder: string, file: string, up: string): Probe {
  const other: PackageName = name === 'dsl' ? 'interpreter' : 'dsl';
  const lines = ["import './sibling.js';"];
  const forbidden: string[] = [];
  const add = (specifier: string, allowed: boolean) => {
    const line = `import '${specifier}';`;
    lines.push(line);
    if (!allowed) forbidden.push(line);
  };
  for (const target of folders(name)) {
    if (target === folder) continue;
    add(`${up}${target}/other.js`, level(name, target) < level(name, folder) && !APART.includes(target));
  }
  for (const [specifier, users] of Object.entries(DEPENDENCIES)) add(specifier, users.includes(`${name}/${folder}`));
  if (name !== 'editor') add(`${up}index.js`, false);
  add(`${up}../../${other}/src/run/run.js`, false);
  if (name === 'dsl') add(`${up}analyze.js`, level('dsl', folder) > level('dsl', 'check'));
  return { file: `packages/${name}/src/${folder}/${file}`, lines, forbidden };
}

/** What could pass the rule by: other forms of import, the files beside the folders, cycles. */
const forms: Probe[] = [
  forbid('packages/dsl/src/source/forms.ts', [
    "import type { A } from '../check/a.js';",
    "import { type B } from '../check/b.js';",
    "export { c } from '../check/c.js';",
    "export * from '../check/d.js';",
    "export const e = await import('../check/e.js');",
    "export type F = import('../check/f.js').F;",
    "export type G = typeof import('../check/g.js');",
    "import h = require('../check/h.js');",
  ]),
  forbid('packages/dsl/src/analyze.ts', ["import './index.js';", "import 'zod';", "import 'node:fs';"]),
  forbid('packages/interpreter/src/index.ts', ["export * from './cli/main.js';", "import 'node:fs';"]),
  forbid('packages/interpreter/src/run/globals.ts', ['export const a = process.argv;', 'console.log(1);']),
  forbid('packages/dsl/src/resolve/one.ts', ["import './two.js';"]),
  forbid('packages/dsl/src/resolve/two.ts', ["import './one.js';"]),
];

function forbid(file: string, lines: string[]): Probe {
  return { file, lines, forbidden: lines };
}

const probes = [
  ...PACKAGES.flatMap((name) =>
    folders(name).flatMap((folder) => [
      probe(name, folder, 'probe.ts', '../'),
      probe(name, folder, 'deep/probe.ts', '../../'),
    ]),
  ),
  ...forms,
];

interface Diagnostic {
  readonly code: { readonly value: string };
  readonly location: { readonly path: string; readonly range: { readonly start: { readonly line: number } } };
}

const RULES = new Set([
  'lint/style/noRestrictedImports',
  'lint/style/noRestrictedGlobals',
  'lint/suspicious/noImportCycles',
  'plugin',
]);

/** The lines that biome reports, by file. */
const reported = new Map<string, Set<number>>();
const copy = mkdtempSync(join(tmpdir(), 'zhunsheng-imports-'));

beforeAll(() => {
  const configuration = ['biome.json', 'biome.import-types.grit', '.gitignore'];
  for (const name of PACKAGES) configuration.push(`packages/${name}/biome.json`, `packages/${name}/package.json`);
  for (const file of configuration) cpSync(join(root, file), join(copy, file));
  for (const { file, lines } of probes) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), `${lines.join('\n')}\n`);
  }
  const args = [biome, 'lint', '--reporter=rdjson', '--max-diagnostics=none', '.'];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  expect(status, stderr).toBe(1);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  for (const { code, location } of diagnostics) {
    if (!RULES.has(code.value)) continue;
    const lines = reported.get(location.path) ?? new Set();
    reported.set(location.path, lines.add(location.range.start.line));
  }
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('import directions', () => {
  it.each(probes)('$file', ({ file, lines, forbidden }) => {
    const found = [...(reported.get(file) ?? [])].sort((a, b) => a - b).map((line) => lines[line - 1]);
    expect(found).toEqual(forbidden);
  });

  it.each(PACKAGES)('know every folder of packages/%s/src', (name) => {
    const entries = readdirSync(join(root, 'packages', name, 'src'), { withFileTypes: true });
    const unknown = entries.filter((it) => it.isDirectory() && !folders(name).includes(it.name)).map((it) => it.name);
    expect(unknown).toEqual([]);
  });
});
