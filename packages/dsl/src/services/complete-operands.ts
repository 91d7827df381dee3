import { BODY_KEYS, canonicalKey } from '../document/vocabulary.js';
import { type Piece, piecesOf } from '../expression/pieces.js';
import { wordIn } from '../expression/print.js';
import { WORDS, type Word } from '../expression/words.js';
import type { Expects } from '../methods/shape.js';
import type { RuleSymbol, Symbols } from '../resolve/symbols.js';
import type { Axis } from '../rule/rule.js';
import type { Caret } from './caret.js';
import { allFields, axisDraft, fieldDraft, variable } from './complete-names.js';
import { type Draft, escaped, same } from './completion-item.js';
import { argumentsOf, describeWord, formIn } from './describe-key.js';
import { describeColumn, describeSymbol, signatureOf, typeText } from './describe-symbol.js';
import { type Local, localsOf, OUTSIDE, type Scope, scopeAround, within } from './scope.js';

/** Everything that has a value here: first what fits. */
export const completeOperands = (expects: Expects, pieces: readonly Piece[], caret: Caret): readonly Draft[] => {
  const { symbols } = caret;
  if (!symbols) return words(caret, OUTSIDE);
  const scope = scopeIn(pieces, caret, symbols);
  return [...locals(scope, caret), ...declared(expects, symbols, caret), ...words(caret, scope)];
};

/** A word that goes on with a space. */
export const keyword = (word: Word, sort: string, caret: Caret): Draft => ({
  label: word[caret.language],
  kind: 'word',
  insert: `${word[caret.language]} `,
  detail: same(word[caret.language === 'zh' ? 'en' : 'zh']),
  documentation: describeWord(word),
  sort,
  filter: `${word.en} ${word.zh}`,
});

/** Inside an aggregate what it goes over, mostly behind `over`, is seen as well. */
const scopeIn = (pieces: readonly Piece[], caret: Caret, symbols: Symbols): Scope => {
  const scope = scopeAround(caret.leaf.around, symbols);
  const rest = piecesOf(caret.text.slice(caret.at));
  const over = [...pieces, ...rest].flatMap((piece, at, all) => {
    if (piece.text === 'over') return all[at + 1]?.text ?? [];
    return piece.text === 'count' && all[at + 1]?.text === '(' ? (all[at + 2]?.text ?? []) : [];
  });
  return over.reduce((inner, name) => {
    const symbol = symbols.names.get(name);
    return symbol?.kind === 'set' || symbol?.kind === 'field' ? within(inner, symbol) : inner;
  }, scope);
};

/** The parameters of the function that is being written: its key has them, also where it can't be read yet. */
const parametersAt = ({ leaf }: Caret): readonly string[] => {
  if (leaf.around.inside?.kind !== 'function') return [];
  const signature = leaf.map?.entries.find(({ value }) => value === leaf.node)?.key.text ?? '';
  const [, inner = ''] = /[(（]([^)）]*)/.exec(signature) ?? [];
  return inner
    .split(/[,，、]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
};

/**
 * What else has columns and fields: tables, whose columns may be taken with a member in brackets, and in a function or coefficient
 * whatever may be gone over where it is used.
 */
const otherAxes = ({ leaf, symbols }: Caret): readonly Axis[] => {
  if (!symbols) return [];
  const lists = leaf.around.inside ? allFields(symbols.fields).filter((one) => one.type === 'list') : [];
  return [...symbols.sets, ...lists];
};

const locals = (scope: Scope, caret: Caret): readonly Draft[] => [
  ...parametersAt(caret).map(
    (name): Draft => ({ label: name, kind: 'value', insert: name, detail: { zh: '参数', en: 'parameter' }, sort: '1' }),
  ),
  ...localsOf(scope.axes).map((one) => localDraft(one, '1', caret)),
  ...localsOf(otherAxes(caret)).map((one) => localDraft(one, '5', caret)),
];

const localDraft = (one: Local, sort: string, caret: Caret): Draft =>
  one.kind === 'record-field'
    ? fieldDraft(one.field, caret, sort)
    : {
        label: one.name,
        kind: 'field',
        insert: one.name,
        detail: { zh: `${one.table.name} 的列`, en: `column of ${one.table.name}` },
        documentation: describeColumn(one.name, [one.table]),
        sort,
      };

/** The item or value that the expression is part of: it can't use itself. */
const selfOf = ({ leaf }: Caret, symbols: Symbols): ReadonlySet<string> =>
  new Set(
    (leaf.map?.entries ?? []).flatMap(({ key, value }) => {
      const isItem = canonicalKey(key.text, BODY_KEYS) === 'item' && value.kind === 'scalar';
      // A key of a table may be called like something else that is declared.
      const declares = value === leaf.node && symbols.names.get(key.text)?.span.start === key.span.start;
      return [...(declares ? [key.text] : []), ...(isItem ? [value.text] : [])];
    }),
  );

const declared = (expects: Expects, symbols: Symbols, caret: Caret): readonly Draft[] => {
  const self = selfOf(caret, symbols);
  return [...symbols.names.values()]
    .filter((one) => !self.has(one.name) && (one.kind !== 'reading' || one.info.choices.length > 0))
    .map((one) => symbolDraft(one, fits(one, expects, caret) ? '2' : '4', caret));
};

const symbolDraft = (symbol: RuleSymbol, sort: string, caret: Caret): Draft => {
  const base = { label: symbol.name, insert: symbol.name, documentation: describeSymbol(symbol, caret.known), sort };
  switch (symbol.kind) {
    case 'field':
      return fieldDraft(symbol, caret, sort);
    case 'set':
      return { ...axisDraft(symbol, caret), sort: '5' };
    case 'function':
      return {
        ...base,
        label: signatureOf(symbol),
        kind: 'function',
        insert: `${escaped(symbol.name)}(${symbol.parameters.map((one, at) => `\${${at + 1}:${escaped(one.name)}}`).join(', ')})`,
        snippet: true,
        detail: { zh: '公式', en: 'function' },
        filter: symbol.name,
      };
    case 'value': {
      const type = caret.types.get(symbol.name);
      return { ...base, kind: 'value', detail: type ? typeText(type) : { zh: '中间值', en: 'value' } };
    }
    case 'coefficient':
      return { ...base, kind: 'coefficient', detail: { zh: '系数', en: 'coefficient' } };
    case 'class':
      return { ...base, kind: 'coefficient', detail: { zh: '分类', en: 'class' } };
    case 'reading':
      return { ...base, kind: 'reading', detail: same(symbol.info.clause) };
    case 'item':
      return { ...base, kind: 'item', detail: { zh: '项目得分', en: 'points of the item' } };
  }
};

/** Whether something is of the type that is called for. */
const fits = (symbol: RuleSymbol, expects: Expects, caret: Caret): boolean => {
  if (expects === 'any') return true;
  const flag = expects === 'flag';
  if (symbol.kind === 'field') return flag ? true : !['flag', 'text', 'choice', 'date', 'list'].includes(symbol.type);
  if (symbol.kind === 'value') {
    const type = caret.types.get(symbol.name)?.kind;
    return type === undefined || (flag ? true : type === 'number');
  }
  return (symbol.kind !== 'reading' && symbol.kind !== 'class') || flag;
};

/** The words of the language: functions as they are called, values, and what begins a condition. */
const words = (caret: Caret, scope: Scope): readonly Draft[] =>
  WORDS.flatMap((word): readonly Draft[] => {
    if (word.kind === 'variable') return hasValue(word.en, caret, scope) ? [variable(word.en, caret)] : [];
    if (word.kind === 'keyword') return ['if', 'not', 'true', 'false'].includes(word.en) ? [startOf(word, caret)] : [];
    if (word.kind === 'option') return [];
    const form = formIn(word);
    const name = wordIn(word.en, caret.language);
    return [
      {
        label: form[caret.language].replace(/ (?:遍历|over) .*(?=\)$)/, ' …'),
        kind: 'builtin',
        insert: `${name}(${callOf(word, caret)})`,
        snippet: true,
        detail: same(wordIn(word.en, caret.language === 'zh' ? 'en' : 'zh')),
        documentation: describeWord(word),
        sort: '6',
        filter: `${word.en} ${word.zh}`,
      },
    ];
  });

/** Whether a variable has a value in a place; lists of units stand behind `in` only. */
const hasValue = (name: string, { symbols }: Caret, { axes }: Scope): boolean => {
  if (name === 'group') return (symbols?.groups.length ?? 0) > 0;
  if (name === 'member') return axes.some((one) => one.kind === 'set');
  return !['units', 'peers', 'reporting'].includes(name);
};

const startOf = (word: Word, caret: Caret): Draft => {
  const [then, otherwise] = [wordIn('then', caret.language), wordIn('else', caret.language)];
  const base = keyword(word, '6', caret);
  if (word.en !== 'if') return word.en === 'not' ? base : { ...base, insert: word[caret.language] };
  return { ...base, insert: `${word[caret.language]} $1 ${then} $2 ${otherwise} $3`, snippet: true };
};

const callOf = (word: Word, { language }: Caret): string => {
  const places = argumentsOf(word).map((one, at) => `\${${at + 1}:${one[language]}}`);
  if (word.en === 'rank') {
    const best = ['highest', 'lowest'].map((one) => wordIn(one, language)).join(',');
    return `${places.join(', ')}, \${2|${best}|}`;
  }
  if (word.kind === 'aggregate' && word.en !== 'count')
    return `${places.join(', ')} ${wordIn('over', language)} \${2:${language === 'zh' ? '集合' : 'collection'}}`;
  return places.join(', ');
};
