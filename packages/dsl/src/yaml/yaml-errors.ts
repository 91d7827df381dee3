import type { YAMLParseError } from 'yaml';
import type { sourceCodes } from '../diagnostics/codes/source.js';
import type { Bilingual, Fix } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../source/source-file.js';
import {
  backslash,
  commaBefore,
  quotedBehind,
  quotedValue,
  realigned,
  spaceBefore,
  withoutCharacter,
  withoutTabs,
} from './mending.js';
import { type SourceReporter, spanAt } from './reporter.js';

interface Explanation {
  readonly code: keyof typeof sourceCodes;
  readonly message: Bilingual;
  readonly hint?: Bilingual;
  readonly fix?: FixMaker;
}

/** What can be written instead, by the place of the mistake. */
type FixMaker = (file: SourceFile, offset: number) => Fix | undefined;

interface Rule {
  /** The code of yaml, then what its message says where one code stands for several mistakes. */
  readonly when: readonly [code: YAMLParseError['code'], message?: RegExp];
  /** Only for what begins a line. */
  readonly first?: true;
  /** Only the first: what follows is out of step because of it. */
  readonly once?: true;
  /** Only if the tree says nothing about the line. */
  readonly late?: true;
  /** `tree`: the building of the tree says it better. `refused`: has been refused as such. */
  readonly say: Explanation | 'tree' | 'refused';
}

const say = (code: Explanation['code'], zh: string, en: string, hintZh?: string, hintEn?: string): Explanation => ({
  code,
  message: { zh, en },
  ...(hintZh !== undefined && hintEn !== undefined ? { hint: { zh: hintZh, en: hintEn } } : {}),
});

const mended = (explanation: Explanation, fix: FixMaker): Explanation => ({ ...explanation, fix });

const QUOTE_ALL = [
  '把整个值放进单引号，如 \'"甲" in 名单\'',
  'put the whole value in single quotes, as in \'"a" in list\'',
] as const;

/** What yaml's errors mean to a rule's author. The first rule that fits; of several errors on a line, the earliest rule. */
const RULES: readonly Rule[] = [
  {
    when: ['TAB_AS_INDENT'],
    say: mended(say('tab-indentation', '行首有制表符（Tab）', 'the line begins with a tab'), withoutTabs),
  },
  {
    when: ['BAD_SCALAR_START'],
    say: mended(
      say('needs-quotes', '以这个符号开头的文字要加引号', 'a text that begins with this character needs quotes'),
      quotedValue,
    ),
  },
  {
    when: ['BAD_DQ_ESCAPE'],
    say: mended(
      say(
        'yaml-syntax',
        '双引号里的反斜线后面不能是这个字符',
        'this character may not follow a backslash in double quotes',
        '改用单引号，或写成 \\\\',
        'use single quotes, or write \\\\',
      ),
      backslash,
    ),
  },
  {
    when: ['UNEXPECTED_TOKEN', /same line with key/],
    first: true,
    say: say(
      'indentation',
      '“-”开头的列表项不能与键同级',
      'a list item may not stand beside keys',
      '列表项写在它的键下面，多缩进两个空格',
      'put it below its key, indented by two more spaces',
    ),
  },
  {
    when: ['UNEXPECTED_TOKEN', /at node end|in YAML stream/],
    first: true,
    once: true,
    say: say(
      'indentation',
      '这一行接不上前面的内容',
      'this line does not go on with what is before it',
      '检查缩进：键不能与“-”开头的列表项同级，也不能写在一个值的后面',
      'check the indentation: a key may stand neither beside list items nor behind a value',
    ),
  },
  {
    when: ['UNEXPECTED_TOKEN', /same line with key/],
    say: say(
      'yaml-syntax',
      '列表的“-”不能与键写在同一行',
      'a list item may not stand on the line of its key',
      '另起一行写“- ”；不是列表的，给值加引号',
      'begin a new line with `- `, or quote the value',
    ),
  },
  {
    when: ['UNEXPECTED_TOKEN', /at node end/],
    say: mended(
      say('needs-quotes', '引号或括号后面还有内容', 'there is more behind the quote or bracket', ...QUOTE_ALL),
      quotedBehind,
    ),
  },
  {
    when: ['UNEXPECTED_TOKEN', /Unexpected flow-(?:seq|map)-end/],
    say: say(
      'yaml-syntax',
      '多出一个括号',
      'there is no opening bracket for this one',
      '删去它，或补上开头的括号',
      'remove it, or add the opening one',
    ),
  },
  {
    when: ['UNEXPECTED_TOKEN', /Unexpected (?:,|empty item) in flow/],
    say: mended(
      say('yaml-syntax', '多出一个逗号', 'there is one comma too many', '删去它', 'remove it'),
      withoutCharacter,
    ),
  },
  {
    when: ['UNEXPECTED_TOKEN', /^Unexpected \S+ token$/],
    late: true,
    say: mended(
      say('needs-quotes', '引号或括号后面还有内容', 'there is more behind the quote or bracket', ...QUOTE_ALL),
      quotedBehind,
    ),
  },
  { when: ['UNEXPECTED_TOKEN', /[Bb]lock scalar header|Not a YAML token/], say: 'tree' },
  {
    when: ['BAD_INDENT', /must start at the same column/],
    say: mended(
      say('indentation', '这一行没有与同级的行对齐', 'the line is not aligned with the others of its level'),
      realigned,
    ),
  },
  {
    when: ['MISSING_CHAR', /without - indicator/],
    say: mended(
      say(
        'indentation',
        '这一行既没有与上一项的内容对齐，也没有以“- ”开头',
        'the line is neither aligned with the item above nor does it begin with `- `',
      ),
      realigned,
    ),
  },
  {
    when: ['BAD_INDENT', /[Bb]lock scalar/],
    say: say(
      'indentation',
      '多行文字的各行要比键多缩进',
      'the lines of the text must be indented further than their key',
    ),
  },
  {
    when: ['MISSING_CHAR', /leading empty lines/],
    say: say(
      'indentation',
      '多行文字开头的空行比正文缩进更多',
      'an empty line before the text is indented further than the text',
      '删去这一行里的空格',
      'remove the spaces of that line',
    ),
  },
  {
    when: ['MISSING_CHAR', /Comments must be/],
    say: mended(
      say(
        'yaml-syntax',
        '“#”前面缺一个空格',
        'there is no space before `#`',
        '在“#”前加一个空格',
        'put a space before `#`',
      ),
      spaceBefore,
    ),
  },
  {
    when: ['MISSING_CHAR', /Missing space after :/],
    say: say('missing-colon', '冒号后面缺一个空格', 'there is no space after the colon'),
  },
  {
    when: ['MISSING_CHAR', /Missing ,/],
    say: mended(
      say(
        'yaml-syntax',
        '两项之间缺逗号',
        'a comma is missing between two items',
        '在两项之间加半角逗号',
        'put a comma between them',
      ),
      commaBefore,
    ),
  },
  {
    when: ['KEY_OVER_1024_CHARS'],
    say: say(
      'yaml-syntax',
      '键太长，超过 1024 个字符',
      'the key has more than 1024 characters',
      '检查是否漏了引号或换行',
      'look for a missing quote or line break',
    ),
  },
  { when: ['RESOURCE_EXHAUSTION'], say: say('too-deep', '这里的嵌套太深', 'this is nested too deeply') },
  { when: ['BAD_INDENT', /Flow (?:map|sequence)/], say: 'tree' },
  { when: ['MISSING_CHAR', /closing|must end with|followed by map values/], say: 'tree' },
  { when: ['MULTILINE_IMPLICIT_KEY'], say: 'tree' },
  { when: ['BLOCK_AS_IMPLICIT_KEY'], say: 'tree' },
  { when: ['BLOCK_IN_FLOW'], say: 'tree' },
  { when: ['BAD_DIRECTIVE'], say: 'refused' },
  { when: ['MISSING_CHAR', /directives-end/], say: 'refused' },
  { when: ['ALIAS_PROPS'], say: 'refused' },
  { when: ['BAD_ALIAS'], say: 'refused' },
  { when: ['MULTIPLE_ANCHORS'], say: 'refused' },
  { when: ['MULTIPLE_TAGS'], say: 'refused' },
  { when: ['TAG_RESOLVE_FAILED'], say: 'refused' },
  { when: ['BAD_COLLECTION_TYPE'], say: 'refused' },
  { when: ['BAD_PROP_ORDER'], say: 'refused' },
  { when: ['MISSING_CHAR', /Tags and anchors/], say: 'refused' },
];

const OTHERWISE = RULES.length;

const UNKNOWN = say('yaml-syntax', '从这里起读不懂', 'this can’t be read from here on');

const BETWEEN_LEVELS = mended(
  say('indentation', '这一行的缩进与上面各级都不对齐', 'the line is aligned with none of the levels above'),
  realigned,
);

/** Reports the errors of yaml that speak for themselves, one a line. The rest is better told from the tree. */
export const reportYamlErrors = (reporter: SourceReporter, errors: readonly YAMLParseError[]): void => {
  const { file } = reporter;
  const byLine = new Map<number, { rank: number; error: YAMLParseError }>();
  for (const error of errors) {
    const rank = rankOf(error, file.text);
    if (typeof RULES[rank]?.say !== 'object' || RULES[rank].late) continue;
    const line = file.lineIndex(placeOf(file.text, error));
    const known = byLine.get(line);
    if (!known || rank < known.rank) byLine.set(line, { rank, error });
  }
  let outOfStep = false;
  for (const { rank, error } of byLine.values()) {
    if (reporter.full) return;
    if (!(outOfStep && RULES[rank]?.once)) reportOne(reporter, error, RULES[rank]?.say);
    outOfStep ||= /at node end|in YAML stream/.test(error.message);
  }
};

/** Reports what neither `reportYamlErrors` nor the tree has explained: no error of yaml may go by unnoticed. */
export const reportUnexplained = (reporter: SourceReporter, errors: readonly YAMLParseError[]): void => {
  for (const error of errors) {
    if (reporter.full) return;
    const rank = rankOf(error, reporter.file.text);
    if (rank === OTHERWISE && reporter.any) reporter.torn = true;
    else if (rank === OTHERWISE || RULES[rank]?.late) reportOne(reporter, error, RULES[rank]?.say);
  }
  const [first] = errors;
  if (!first || reporter.any) return;
  const isBlock =
    first.code === 'BLOCK_AS_IMPLICIT_KEY' && beginsLine(reporter.file.text, placeOf(reporter.file.text, first));
  reportOne(reporter, first, isBlock ? BETWEEN_LEVELS : undefined);
};

const rankOf = (error: YAMLParseError, text: string): number => {
  const { code, message } = error;
  const index = RULES.findIndex(
    ({ when: [ofCode, pattern], first }) =>
      ofCode === code && (!pattern || pattern.test(message)) && (!first || beginsLine(text, placeOf(text, error))),
  );
  return index < 0 ? OTHERWISE : index;
};

const beginsLine = (text: string, offset: number): boolean =>
  /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, offset - 200), offset));

/** Below `key：`, or a key without a colon, nothing can be aligned: the colon is the mistake. */
const belowBadHeading = (file: SourceFile, offset: number): boolean => {
  const own = file.lineIndex(offset);
  const width = indentOf(file.lineText(own));
  for (let index = own - 1; index >= Math.max(0, own - 1000); index--) {
    const line = file.lineText(index);
    if (line.trim() !== '' && indentOf(line) < width)
      return /：\s*(?:#.*)?$/.test(line) || /^\s*[\p{L}\p{N}_]+\s*(?:#.*)?$/u.test(line);
  }
  return false;
};

/** In a block with a line that is out of step: those after it can't be judged. */
const followsSlip = ({ file, outOfStep }: SourceReporter, offset: number): boolean => {
  const own = file.lineIndex(offset);
  const slip = Math.max(...[...outOfStep].filter((one) => one < own));
  if (!(slip >= Math.max(0, own - 1000))) return false;
  const widths = Array.from({ length: own - slip + 1 }, (_, at) => file.lineText(slip + at))
    .filter((line) => line.trim() !== '')
    .map(indentOf);
  return Math.min(...widths) >= Math.min(widths[0] ?? 0, widths.at(-1) ?? 0);
};

const indentOf = (line: string): number => line.length - line.trimStart().length;

const reportOne = (reporter: SourceReporter, error: YAMLParseError, found: Rule['say'] | undefined): void => {
  const { text } = reporter.file;
  const explanation = typeof found === 'object' ? found : UNKNOWN;
  const start = placeOf(text, error);
  if (reporter.hasLineOf(start)) return;
  if (explanation.code === 'indentation' && (belowBadHeading(reporter.file, start) || followsSlip(reporter, start)))
    return;
  reporter.torn = true;
  if (explanation.code.endsWith('indentation')) reporter.outOfStep.add(reporter.file.lineIndex(start));
  const word = /^[^\s:：,，]+/.exec(text.slice(start, start + 200))?.[0].length ?? 1;
  const length = explanation.code === 'indentation' ? word : Math.max(1, Math.min(error.pos[1] - error.pos[0], word));
  const fix = explanation.fix?.(reporter.file, start);
  reporter.report(explanation.code, spanAt(text, start, length), explanation.message, {
    ...(explanation.hint ? { hint: explanation.hint } : {}),
    ...(fix ? { fixes: [fix] } : {}),
  });
};

/** Errors about a line point at the white space before it. */
const placeOf = (text: string, { pos: [start], code }: YAMLParseError): number => {
  if (code === 'TAB_AS_INDENT') return start;
  const blank = /\s*/y;
  blank.lastIndex = start;
  const at = start + (blank.exec(text)?.[0].length ?? 0);
  return at < text.length ? at : start;
};
