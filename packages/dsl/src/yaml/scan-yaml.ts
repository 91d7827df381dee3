import { CST, Lexer, Parser } from 'yaml';
import type { Bilingual } from '../diagnostics/diagnostic.js';
import { removing, replacing } from '../diagnostics/fix.js';
import { span } from '../source/span.js';
import { type TornExpression, tornExpression } from './flow-expression.js';
import { refusalFixes } from './mending.js';
import { brief, type SourceReporter, spanAt } from './reporter.js';
import { MAX_DEPTH } from './text-checks.js';

/** After so many tokens that can't stand where they do, the rest of a file is not worth reading. */
const MOST_MISPLACED = 100;

/** Lexemes that stand for no text. */
const MARKS: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

/** How far a token goes into braces and brackets. */
const FLOW: Readonly<Record<string, number>> = {
  'flow-map-start': 1,
  'flow-seq-start': 1,
  'flow-map-end': -1,
  'flow-seq-end': -1,
};

const LAYOUT: ReadonlySet<string> = new Set(['space', 'comment']);
const VALUES: ReadonlySet<string> = new Set([
  'scalar',
  'single-quoted-scalar',
  'double-quoted-scalar',
  'flow-map-end',
  'flow-seq-end',
]);

/**
 * Reads a YAML text into syntax tokens, one for each document. Reports what this project refuses (anchors, aliases, tags, more
 * than one document) and stops before nesting or garbage grows beyond what is safe to go on with. Nothing if it is too deep.
 */
export const scanYaml = (reporter: SourceReporter): readonly CST.Token[] | undefined => {
  const { text } = reporter.file;
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let documents = 0;
  let misplaced = 0;
  let previous = '';
  let scalarNext = false;
  let flow = 0;
  let lexed = 0;
  for (const piece of new Lexer().lex(text)) {
    const offset = parser.offset;
    const type = scalarNext ? 'scalar' : (CST.tokenType(piece) ?? '');
    const from = lexed;
    if (scalarNext || !MARKS.has(piece)) lexed += piece.length;
    // What has been taken into a torn expression.
    if (from < offset) continue;
    const torn: TornExpression | undefined =
      scalarNext && flow > 0 ? tornExpression(text, offset, piece.length) : undefined;
    const lexeme: string = torn?.text ?? piece;
    scalarNext = lexeme === CST.SCALAR && !scalarNext;
    flow += FLOW[type] ?? 0;
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
      if (token.type === 'error') misplaced += 1;
    }
    if (torn) {
      const place = spanAt(text, offset, torn.text.length);
      reporter.report('needs-quotes', place, torn.message, { hint: torn.hint, fixes: [replacing(place, torn.quoted)] });
    }
    if (scalarNext) continue;
    if (lexeme === CST.DOCUMENT || type === 'doc-start') {
      if (type !== 'doc-start' || previous !== 'doc-mode') documents += 1;
      if (documents > 1) {
        reporter.report(
          'several-documents',
          spanAt(text, offset, Math.max(lexeme.length, 1)),
          { zh: '从这里起是第二份文档，没有读', en: 'a second document begins here; it was not read' },
          // A mark with nothing behind it divides nothing.
          /^(?:---|\.\.\.)\s*$/.test(text.slice(offset))
            ? { fixes: [removing(lexeme, { span: span(offset, text.length), text: '' })] }
            : {},
        );
        break;
      }
    }
    const refusal = REFUSALS[type];
    if (refusal) {
      const word = wordAt(text, offset);
      const fixes = refusalFixes(refusal.code, reporter.file, spanAt(text, offset, word.length));
      reporter.report(refusal.code, spanAt(text, offset, word.length), refusal.message(brief(word)), { fixes });
    }
    if (type === 'directive-line' && !/^%YAML 1\.[12]$/.test(lexeme)) {
      reporter.report(
        'yaml-syntax',
        spanAt(text, offset, lexeme.length),
        { zh: '以 % 开头的行被 YAML 当作指令', en: 'a line that begins with % is a directive to YAML' },
        { hint: { zh: '是文字的，加引号；不是的，删去', en: 'quote it if it is a text, or remove it' } },
      );
    }
    if (reporter.full) break;
    if (!LAYOUT.has(type)) {
      if (refusal || type === 'directive-line' || isMisplaced(previous, type)) misplaced += 1;
      previous = type;
    }
    if (misplaced > MOST_MISPLACED) break;
    if (parser.stack.length > MAX_DEPTH && parser.stack.filter(CST.isCollection).length > MAX_DEPTH) {
      reporter.report('too-deep', spanAt(text, offset, 1), {
        zh: `这里的嵌套超过 ${MAX_DEPTH} 层`,
        en: `more than ${MAX_DEPTH} levels are nested here`,
      });
      return undefined;
    }
  }
  tokens.push(...parser.end());
  return tokens;
};

const isMisplaced = (previous: string, type: string): boolean =>
  (previous === 'comma' && type === 'comma') || (VALUES.has(previous) && VALUES.has(type) && !type.endsWith('-end'));

/** A tag or anchor as its author sees it: YAML ends it at the first character that it does not know. */
const wordAt = (text: string, offset: number): string =>
  /^[^\s,[\]{}]+/.exec(text.slice(offset, offset + 100))?.[0] ?? '';

interface Refusal {
  readonly code: 'alias-refused' | 'tag-refused';
  readonly message: (text: string) => Bilingual;
}

const REFUSALS: Readonly<Record<string, Refusal>> = {
  anchor: {
    code: 'alias-refused',
    message: (text) => ({
      zh: `“${text}”以 & 开头，YAML 把它当作锚点`,
      en: `\`${text}\` begins with &, which makes it an anchor`,
    }),
  },
  alias: {
    code: 'alias-refused',
    message: (text) => ({
      zh: `“${text}”以 * 开头，YAML 把它当作别名`,
      en: `\`${text}\` begins with *, which makes it an alias`,
    }),
  },
  tag: {
    code: 'tag-refused',
    message: (text) => ({
      zh: `“${text}”以 ! 开头，YAML 把它当作类型标记`,
      en: `\`${text}\` begins with !, which makes it a tag`,
    }),
  },
};
