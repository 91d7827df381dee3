import type { sourceCodes } from '../diagnostics/codes/source.js';
import type { Bilingual, Fix } from '../diagnostics/diagnostic.js';
import { fixing, replacing, writing } from '../diagnostics/fix.js';
import { type Span, span } from '../source/span.js';
import type { ScalarNode, SourceNode } from './node.js';
import { numberSlip } from './number-slip.js';
import { brief } from './reporter.js';
import { copiedNode, respelt } from './text-map.js';
import { likeAnEntry } from './yaml-lines.js';

/** A slip in a plain scalar, and what was meant. */
export interface PlainSlip {
  readonly code: keyof typeof sourceCodes;
  readonly range: Span;
  readonly message: Bilingual;
  readonly hint: Bilingual;
  readonly mended: readonly ScalarNode[];
  readonly fix?: Fix;
}

/** Spaces that YAML takes for letters: the ideographic one, the no-break space and their like. */
const WIDE = '[\\u3000\\u00a0\\u2000-\\u200a\\u202f\\u205f]';
const BEFORE_COMMENT = new RegExp(`${WIDE}[#＃]`);
const BEHIND_DASH = new RegExp(`^-${WIDE}`);

/** What is certainly a slip in a plain value; `item` for an item of a list written with dashes. */
export const plainSlip = (node: ScalarNode, text: string, item: boolean): PlainSlip | undefined =>
  spaceSlip(node, text) ?? certainNumber(node) ?? sunkEntry(node, text) ?? (item ? sunkItem(node, text) : undefined);

/** What is certainly a slip in a key. */
export const keySlip = (node: ScalarNode, text: string): PlainSlip | undefined => {
  const space = spaceSlip(node, text);
  if (space) return space;
  const quoted = /^[“”＂](.+)[“”＂]$/u.exec(node.text);
  if (quoted) {
    return {
      code: 'full-width-mark',
      range: node.span,
      message: { zh: `键 ${brief(node.text)} 用了全角引号`, en: `the key ${brief(node.text)} has full-width quotes` },
      hint: { zh: `写成 "${quoted[1] ?? ''}"`, en: `write "${quoted[1] ?? ''}"` },
      mended: [part(node, 1, node.text.length - 1)],
      ...(/["\\]/.test(quoted[1] ?? '') ? {} : { fix: replacing(node.span, `"${quoted[1] ?? ''}"`) }),
    };
  }
  return /[０-９]/.test(node.text) ? certainNumber(node) : undefined;
};

const spaceSlip = (node: ScalarNode, file: string): PlainSlip | undefined => {
  const { text } = node;
  const slip = (index: number, length: number, zh: string, en: string, mended: ScalarNode): PlainSlip => {
    const range = span(node.offset(index), node.offset(index + length));
    return {
      code: 'full-width-space',
      range,
      message: { zh, en },
      hint: { zh: '换成半角空格', en: 'use a half-width space' },
      mended: [mended],
      ...spaceFix(range, file),
    };
  };
  const comment = text.search(BEFORE_COMMENT);
  if (comment >= 0) {
    const value = trimmed(node, 0, comment);
    return slip(
      comment,
      1,
      '“#”前面是全角空格，后面的注释成了值的一部分',
      'the space before `#` is full-width, so the comment became part of the value',
      value,
    );
  }
  if (BEHIND_DASH.test(text))
    return slip(
      1,
      1,
      '“-”后面是全角空格，没有成为列表',
      'the space after `-` is full-width, so this is no list',
      trimmed(node, 2, text.length),
    );
  const before = text.length - text.trimStart().length;
  const after = text.trimEnd().length;
  if (before === 0 && after === text.length) return undefined;
  const mended = trimmed(node, 0, text.length);
  const name = brief(mended.text);
  return before > 0
    ? slip(0, before, `“${name}”前面有全角空格`, `there is a full-width space before \`${name}\``, mended)
    : slip(
        after,
        text.length - after,
        `“${name}”后面有全角空格`,
        `there is a full-width space behind \`${name}\``,
        mended,
      );
};

/** A space for one before a comment or behind a dash; none beside a value. How far wide spaces indent a line is not known. */
const spaceFix = (range: Span, file: string): { readonly fix?: Fix } => {
  if (/(?:^|\n)[ \t]*$/.test(file.slice(Math.max(0, range.start - 200), range.start))) return {};
  const apart =
    range.end - range.start === 1 && /[#＃]|\S/.test(file.charAt(range.end)) && /\S/.test(file.charAt(range.start - 1));
  const title = { zh: '改用半角空格', en: 'use a half-width space' };
  return { fix: fixing(title, { span: range, text: apart ? ' ' : '' }) };
};

/** Without one of these, no text is certain to be a number written wrongly. */
const CERTAIN = /[０-９,_＿]/;

const certainNumber = (node: ScalarNode): PlainSlip | undefined => {
  if (!CERTAIN.test(node.text)) return undefined;
  const slip = numberSlip(node.text);
  if (!slip?.certain || slip.mended === undefined) return undefined;
  return {
    code: 'number-slip',
    range: node.span,
    message: slip.message,
    hint: quotable(slip.hint),
    mended: [respelt(node.span, slip.mended, node.style)],
    fix: replacing(node.span, slip.mended),
  };
};

const quotable = (hint: Bilingual): Bilingual => ({
  zh: `${hint.zh}；本来就是文字的，加引号`,
  en: `${hint.en}; if it is a text, quote it`,
});

/** `max：50` below a value, indented too far: YAML goes on with the value. */
const sunkEntry = (node: ScalarNode, text: string): PlainSlip | undefined => {
  const raw = text.slice(node.span.start, node.span.end);
  if (!raw.includes('\n')) return undefined;
  const match = /\n[ \t]*([\p{L}_][\p{L}\p{N}_]*)：[ \t\u3000]*([-+]?\d[\d.]*%?)[ \t]*(?=\r?\n|$)/u.exec(raw);
  if (!match) return undefined;
  const key = match[1] ?? '';
  const colon = node.span.start + match.index + match[0].indexOf('：');
  const above = raw.slice(0, match.index).trimEnd();
  const line = node.span.start + match.index + 1;
  const spaces = /^[ \t\u3000]*/.exec(text.slice(colon + 1))?.[0].length ?? 0;
  return {
    code: 'full-width-colon',
    range: span(colon, colon + 1),
    message: {
      zh: `“${key}”后面的冒号是全角的，这一行成了上一行的值的一部分`,
      en: `the colon after \`${key}\` is full-width, so the line became part of the value above`,
    },
    hint: {
      zh: '改为半角冒号加空格，并与上一行的键对齐',
      en: 'use a half-width colon and a space, and align the line with the key above',
    },
    mended: [copiedNode(above.split('\n')[0]?.trimEnd() ?? '', node.span.start)],
    fix: writing(`${key}: ${match[2] ?? ''}`, [
      { span: span(line, line + match[0].indexOf(key) - 1), text: ' '.repeat(columnOf(text, node.span.start)) },
      { span: span(colon, colon + 1 + spaces), text: ': ' },
    ]),
  };
};

/** The column of the key on whose line a place stands, behind the dashes before it. */
const columnOf = (text: string, offset: number): number => {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ ]*(?:-[ ]+)*/.exec(line)?.[0].length ?? 0;
};

/** A list item below another that is indented too far is read as part of it. */
const sunkItem = (node: ScalarNode, text: string): PlainSlip | undefined => {
  const raw = text.slice(node.span.start, node.span.end);
  const match = /\n([ \t]*)-[ \t]/.exec(raw);
  if (!match) return undefined;
  const start = node.span.start + match.index + 1 + (match[1]?.length ?? 0);
  const above = raw.slice(0, match.index).trimEnd();
  const own = text.slice(text.lastIndexOf('\n', node.span.start - 1) + 1, node.span.start);
  const dash = /^([ ]*)-[ ]+$/.exec(own)?.[1];
  return {
    code: 'indentation',
    range: span(start, start + 1),
    message: {
      zh: '这个“-”缩进过多，成了上一项的一部分',
      en: 'this `-` is indented too far and became part of the item above',
    },
    hint: {
      zh: '与上一项的“-”对齐；本来是减号的，把算式写在一行',
      en: 'align it with the `-` above; if it is a minus, write the expression on one line',
    },
    mended: [copiedNode(above.split('\n')[0] ?? '', node.span.start)],
    ...(dash === undefined
      ? {}
      : {
          fix: fixing(
            { zh: '与上一项对齐', en: 'align it with the item above' },
            { span: span(start - (match[1]?.length ?? 0), start), text: dash },
          ),
        }),
  };
};

/** An item of `[…]` in which full-width commas join several. */
export const commaSlip = (node: ScalarNode): PlainSlip | undefined => {
  const at = outerCommas(node.text);
  const [first] = at;
  if (first === undefined) return undefined;
  const bounds = [-1, ...at, node.text.length];
  const mended = bounds.slice(1).map((end, index) => trimmed(node, (bounds[index] ?? -1) + 1, end));
  const mark = node.text.charAt(first);
  return {
    code: 'full-width-mark',
    range: span(node.offset(first), node.offset(first + 1)),
    message: {
      zh: `“${brief(node.text)}”用“${mark}”隔开，YAML 把它当作一项`,
      en: `\`${brief(node.text)}\` is one item to YAML: ${mark} does not divide it`,
    },
    hint: {
      zh: '各项之间用半角逗号；本来就是一项的，加引号',
      en: 'put half-width commas between the items; if it is one, quote it',
    },
    mended: mended.filter((one) => one.text !== ''),
    fix: halfWidthCommas(node, at),
  };
};

const halfWidthCommas = (node: ScalarNode, at: readonly number[]): Fix =>
  fixing(
    { zh: '改用半角逗号', en: 'use half-width commas' },
    at.map((index) => {
      const rest = node.text.slice(index + 1);
      const spaces = rest.length - rest.trimStart().length;
      return { span: span(node.offset(index), node.offset(index + 1 + spaces)), text: ', ' };
    }),
  );

/** `水、气` where a list is due: its items. */
export const listWithoutBrackets = (node: SourceNode): readonly ScalarNode[] | undefined =>
  node.kind === 'scalar' && node.style === 'plain' ? commaSlip(node)?.mended : undefined;

const OPENING = '(（[［【{｛《“「';
const CLOSING = ')）]］】}｝》”」';

/** Where a list comma of a Chinese keyboard stands outside brackets and quotes. */
const outerCommas = (text: string): readonly number[] => {
  const found: number[] = [];
  if (!/[，、]/.test(text)) return found;
  let depth = 0;
  let quote = '';
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (OPENING.includes(character)) depth += 1;
    else if (CLOSING.includes(character)) depth -= 1;
    else if (depth === 0 && (character === '，' || character === '、')) found.push(index);
  }
  return found;
};

/** `[12,000]` is two items to YAML: the second has leading zeros and no space before it. */
export const splitThousands = (previous: ScalarNode, node: ScalarNode): PlainSlip | undefined => {
  const adjacent = previous.span.end + 1 === node.span.start;
  if (!adjacent || previous.style !== 'plain' || !/^[1-9]\d*$/.test(previous.text) || !/^0\d\d$/.test(node.text))
    return undefined;
  const range = span(previous.span.start, node.span.end);
  const mended = `${previous.text}${node.text}`;
  return {
    code: 'number-slip',
    range,
    message: {
      zh: `“${previous.text},${node.text}”被当作两个数`,
      en: `\`${previous.text},${node.text}\` is read as two numbers`,
    },
    hint: {
      zh: `写成 ${mended}；是两个数的，逗号后面空一格，不写前面的零`,
      en: `write ${mended}; if these are two numbers, put a space after the comma and drop the leading zeros`,
    },
    mended: [respelt(range, mended, 'plain')],
    fix: replacing(range, mended),
  };
};

/**
 * What is wrong with a text where a map or a list was expected: full-width brackets or colons, or items divided as in prose. For
 * those who know what was expected.
 */
export const collectionSlip = (
  node: ScalarNode,
): { readonly message: Bilingual; readonly hint: Bilingual; readonly fix?: Fix } | undefined => {
  const { text } = node;
  const bracket = /^[［【〔｛].*[］】〕｝]$/su.exec(text) ? text.charAt(0) : undefined;
  if (bracket !== undefined) {
    const [opening, closing] = bracket === '｛' ? ['{', '}'] : ['[', ']'];
    return {
      message: {
        zh: `“${brief(text)}”用了全角括号，YAML 把它当作文字`,
        en: `\`${brief(text)}\` has full-width brackets, so it is a text`,
      },
      hint: {
        zh: `改用半角括号 ${opening} ${closing} 和半角逗号`,
        en: `use ${opening} ${closing} and half-width commas`,
      },
      ...(opening === '[' ? listFix(node, text.slice(1, -1)) : {}),
    };
  }
  const entry = likeAnEntry({ text, start: 0 });
  if (entry) {
    const key = brief(entry.key.text);
    return {
      message: { zh: `“${key}”后面的冒号不成键`, en: `the colon after \`${key}\` does not make it a key` },
      hint: { zh: `冒号用半角，后面空一格：“${key}: …”`, en: `use a half-width colon and a space: \`${key}: …\`` },
    };
  }
  const commas = outerCommas(text);
  if (commas.length === 0) return undefined;
  const items = text
    .split(/[，、]/)
    .map((one) => one.trim())
    .join(', ');
  return {
    message: { zh: `“${brief(text)}”是一个文字，不是列表`, en: `\`${brief(text)}\` is one text, not a list` },
    hint: { zh: `写成列表 [${brief(items)}]`, en: `write a list: [${brief(items)}]` },
    ...listFix(node, text),
  };
};

/** Items that stand without quotes whatever is around them. */
const BARE_ITEM = /^[\p{L}\p{N}][^,，、[\]{}#:"'\n]*$/u;

const listFix = (node: ScalarNode, text: string): { readonly fix?: Fix } => {
  const items = text.split(/[,，、]/).map((one) => one.trim());
  return node.style === 'plain' && items.every((one) => BARE_ITEM.test(one))
    ? { fix: replacing(node.span, `[${items.join(', ')}]`) }
    : {};
};

/** A part of a scalar, at its place. */
const part = (node: ScalarNode, from: number, to: number): ScalarNode => ({
  kind: 'scalar',
  span: span(node.offset(from), node.offset(to)),
  text: node.text.slice(from, to),
  style: node.style,
  offset: (index) => node.offset(from + Math.min(Math.max(index, 0), to - from)),
});

const trimmed = (node: ScalarNode, from: number, to: number): ScalarNode => {
  const raw = node.text.slice(from, to);
  const start = from + raw.length - raw.trimStart().length;
  return part(node, start, Math.max(start, from + raw.trimEnd().length));
};
