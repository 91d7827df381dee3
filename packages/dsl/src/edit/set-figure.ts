import { DiagnosticBag, type ReportOptions } from '../diagnostics/bag.js';
import type { Code } from '../diagnostics/codes.js';
import type { Bilingual, Diagnostic } from '../diagnostics/diagnostic.js';
import { listed } from '../diagnostics/listed.js';
import { nearest } from '../diagnostics/suggest.js';
import { canonicalWord, wordTwin } from '../document/vocabulary.js';
import { refuseNumber } from '../expression/literals.js';
import { parseExact } from '../number/index.js';
import { parseDate } from '../rule/dates.js';
import type { SourceFile } from '../source/source-file.js';
import type { TextEdit } from '../source/text-edit.js';
import type { SourceNode } from '../yaml/node.js';
import { numberSlip } from '../yaml/number-slip.js';
import { type Figure, plainNumber, wordAsWritten } from './figures.js';
import { bandLiteralsOf, type Literals, literalsOf } from './literals.js';
import { spliceScalars } from './splice.js';

export type FigureEdit =
  /** `text`: as it will stand in the file. */
  { readonly edit: TextEdit; readonly text: string } | { readonly diagnostics: readonly Diagnostic[] };

/** What a figure is changed in. */
export interface FigureFile {
  readonly file: SourceFile;
  readonly root: SourceNode;
  readonly language: 'zh' | 'en';
}

interface Refusal {
  readonly code: Code;
  readonly message: Bilingual;
  readonly hint?: Bilingual;
  /** What was meant, where that is clear. */
  readonly mended?: string;
}

/**
 * Gives a figure another text, as a hand types it. Digits stay as typed; full-width ones, `％`, blanks around and the full stop `。`
 * that an input method makes of a decimal point are put right.
 * Refused where it would be no figure of its kind, or would change the meaning of what stands around it.
 */
export const setFigure = (figure: Figure, typed: string, where: FigureFile): FigureEdit => {
  const read = readTyped(figure, typed, where.language);
  if (typeof read !== 'string') return refused(figure, read, where.file);
  const edit = place(figure, read, where);
  return 'code' in edit ? refused(figure, edit, where.file) : { edit, text: read };
};

const say = (zh: string, en: string): Bilingual => ({ zh, en });

/** What is to be written, or why it can't be. */
const readTyped = (figure: Figure, typed: string, language: 'zh' | 'en'): string | Refusal => {
  const text = typed.replace(/^[\s\u3000\ufeff]+|[\s\u3000]+$/g, '');
  const word = canonicalWord(text, figure.words);
  if (word !== undefined) return wordAsWritten(word, figure.words, language);
  if (figure.texts.includes(text)) return text;
  switch (figure.kind) {
    case 'number':
    case 'percent':
      return readNumber(figure, text);
    case 'date':
      return parseDate(plainNumber(text)) === undefined ? wrongDate(text) : plainNumber(text);
    case 'period':
      return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(plainNumber(text)) ? plainNumber(text) : wrongPeriod(text);
    default:
      // Where a number may stand beside the words, one may take the place of a word.
      if (figure.slot.use.kind === 'expression' && figure.kind === 'choice' && /^[-+－＋]?[\d０-９]/.test(text))
        return readNumber(figure, text);
      return wrongChoice(figure, text, language);
  }
};

const readNumber = (figure: Figure, text: string): string | Refusal => {
  // Between digits a Chinese full stop can be nothing but the decimal point.
  const plain = plainNumber(text).replace(/^(-?\d+)[。｡](\d+%?)$/, '$1.$2');
  if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?%?$/.test(plain)) return wrongNumber(figure, text, plain);
  const parsed = parseExact(plain);
  if (!parsed.ok)
    return {
      code: 'bad-number',
      message: say('这个数的位数太多', 'this number has too many digits'),
      hint: say('数写成 12、0.5、60% 的样子', 'numbers look like `12`, `0.5`, `60%`'),
    };
  const isPercent = plain.endsWith('%');
  if (figure.kind === 'percent' && !isPercent)
    return {
      code: 'bad-number',
      message: say(`这里是百分比，“${plain}”没有百分号`, `this is a percentage; \`${plain}\` has no percent sign`),
      hint: say(`请写 ${plain}%`, `write \`${plain}%\``),
      mended: `${plain}%`,
    };
  // 0 may stand for 0%.
  if (figure.kind === 'number' && isPercent && !/^-?0(?:\.0+)?$/.test(figure.canonical)) {
    const bare = plain.slice(0, -1);
    return {
      code: 'bad-number',
      message: say(`这里不是百分比，“${plain}”多了百分号`, `this is no percentage; \`${plain}\` has a percent sign`),
      hint: say(`请写 ${bare}`, `write \`${bare}\``),
      mended: bare,
    };
  }
  return plain;
};

const wrongNumber = (figure: Figure, text: string, plain: string): Refusal => {
  const hint = say('数写成 12、0.5、60% 的样子', 'numbers look like `12`, `0.5`, `60%`');
  if (text === '') return { code: 'bad-number', message: say('这里要写一个数', 'a number must stand here'), hint };
  const slip = numberSlip(text) ?? numberSlip(plain);
  if (slip) {
    const mended = slip.mended;
    return { code: 'bad-number', message: slip.message, hint: slip.hint, ...(mended === undefined ? {} : { mended }) };
  }
  if (/^\d/.test(plain) && !/\s/.test(plain)) {
    const { message, hint: own } = refuseNumber(plain);
    const mended = /`([^`]*)`$/.exec(own?.en ?? '')?.[1];
    return { code: 'bad-number', message, hint: own ?? hint, ...(mended && isNumber(mended) ? { mended } : {}) };
  }
  const words = figure.words.length > 0 ? figure.words.map((one) => wordTwin(one, figure.words)) : [];
  return {
    code: 'bad-number',
    message: say(`“${text}”不是数`, `\`${text}\` is no number`),
    hint:
      words.length > 0
        ? say(`写一个数，或 ${words.join('、')}`, `write a number, or ${figure.words.join(', ')}`)
        : figure.kind === 'percent'
          ? say('写一个百分比，如 60%', 'write a percentage, such as `60%`')
          : hint,
  };
};

const isNumber = (text: string): boolean => /^-?(?:0|[1-9]\d*)(?:\.\d+)?%?$/.test(text);

const wrongDate = (text: string): Refusal => ({
  code: 'bad-date',
  message: say(`“${text}”不是日期`, `\`${text}\` is no date`),
  hint: say('日期写成 2021-03-15 的样子', 'dates look like `2021-03-15`'),
});

const wrongPeriod = (text: string): Refusal => ({
  code: 'wrong-form',
  message: say(`“${text}”不是月份`, `\`${text}\` is no month`),
  hint: say('月份写成 2021-03 的样子', 'months look like `2021-03`'),
});

const wrongChoice = (figure: Figure, text: string, language: 'zh' | 'en'): Refusal => {
  const zh = [...figure.words.map((one) => wordAsWritten(one, figure.words, language)), ...figure.texts];
  const mended = nearest(text, zh);
  return {
    code: 'unknown-choice',
    message: say(`“${text}”不在可选的写法里`, `\`${text}\` is none of the choices`),
    hint: say(`可以写：${listed(zh).zh}`, `write one of ${listed(zh).en}`),
    ...(mended === undefined ? {} : { mended }),
  };
};

/** The edit, once it is sure that nothing but the figure changes. */
const place = (figure: Figure, text: string, where: FigureFile): TextEdit | Refusal => {
  const { node, use } = figure.slot;
  const { start, end } = figure.part;
  const whole = node.text.slice(0, start) + text + node.text.slice(end);
  if (use.kind === 'band') {
    const taken = use.others.some((one) => one === whole);
    if (taken)
      return { code: 'duplicate-key', message: say(`已经有 ${whole} 这一档`, `there is a band \`${whole}\` already`) };
  }
  if (figure.number !== undefined && use.kind === 'expression' && !isSame(node.text, whole, figure, text, literalsOf))
    return SPILLS;
  if (use.kind === 'band' && !isSame(node.text, whole, figure, text, bandLiteralsOf)) return SPILLS;
  const [edit] = spliceScalars(where.file, where.root, new Map([[node, [{ span: figure.part, text }]]]));
  return edit ?? SPILLS;
};

const SPILLS: Refusal = {
  code: 'edit-spills',
  message: say('这样改会改变算式的意思', 'this would change the meaning of the expression'),
};

/** Whether two texts differ in nothing but one literal. */
const isSame = (
  before: string,
  after: string,
  { number = 1, kind }: Figure,
  text: string,
  read: (text: string) => Literals | undefined,
): boolean => {
  const [old, now] = [read(before), read(after)];
  if (!old || !now || old.frame !== now.frame || old.all.length !== now.all.length) return false;
  return now.all.every((one, at) => {
    const was = old.all[at];
    if (!was || (one.kind === 'date') !== (at === number - 1 ? kind === 'date' : was.kind === 'date')) return false;
    return after.slice(one.start, one.end) === (at === number - 1 ? text : before.slice(was.start, was.end));
  });
};

const refused = (figure: Figure, refusal: Refusal, file: SourceFile): FigureEdit => {
  const bag = new DiagnosticBag();
  const { mended } = refusal;
  const options: ReportOptions = {
    ...(refusal.hint ? { hint: refusal.hint } : {}),
    ...(mended === undefined
      ? {}
      : {
          fixes: [{ title: say(`写成 ${mended}`, `write ${mended}`), edits: [{ span: figure.span, text: mended }] }],
        }),
  };
  bag.report(refusal.code, file, figure.span, refusal.message, options);
  return { diagnostics: bag.all };
};
