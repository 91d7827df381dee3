import type { Language } from '../diagnostics/diagnostic.js';
import type { AggregateExpression, CallExpression, Expression, TableExpression } from './ast.js';
import { isIdentifier } from './characters.js';
import { NOT_IN_ZH } from './tokens.js';
import { wordOf } from './words.js';

/** How tightly expressions bind; a looser one inside a tighter one goes in brackets. */
const IF = 0;
const OR = 1;
const AND = 2;
const NOT = 3;
const COMPARISON = 4;
const SUM = 5;
const PRODUCT = 6;
const SIGN = 7;
const INDEX = 8;
const PRIMARY = 9;

const bindingOf = (one: Expression): number => {
  switch (one.kind) {
    case 'if':
      return IF;
    case 'logical':
      return one.operator === 'or' ? OR : AND;
    case 'unary':
      return one.operator === 'not' ? NOT : SIGN;
    case 'comparison':
    case 'in':
      return COMPARISON;
    case 'binary':
      return one.operator === '+' || one.operator === '-' ? SUM : PRODUCT;
    case 'number':
      return one.text.startsWith('-') ? SIGN : PRIMARY;
    case 'index':
      return INDEX;
    default:
      return PRIMARY;
  }
};

/** A word of the language in the language asked for; any other name as it is. */
export const wordIn = (canonical: string, language: Language): string => wordOf(canonical)?.[language] ?? canonical;

/** Writes an expression in its canonical form: half-width, single spaces, only the brackets that are needed. */
export const printExpression = (expression: Expression, language: Language): string =>
  new Printer(language).print(expression);

class Printer {
  readonly #language: Language;

  constructor(language: Language) {
    this.#language = language;
  }

  print(one: Expression): string {
    switch (one.kind) {
      case 'number':
        return one.percent ? `${one.text}%` : one.text;
      case 'text':
        return printText(one.value);
      case 'flag':
        return this.#word(String(one.value));
      case 'date':
        return one.value;
      case 'list':
        return `[${one.items.map((item) => this.print(item)).join(', ')}]`;
      case 'name':
        return this.#word(one.name);
      case 'index':
        return `${this.#inside(one.object, INDEX)}[${this.print(one.index)}]`;
      case 'call':
        return this.#call(one);
      case 'aggregate':
        return this.#aggregate(one);
      case 'unary':
        return one.operator === 'not'
          ? `${this.#word('not')} ${this.#inside(one.operand, NOT)}`
          : `-${this.#inside(one.operand, SIGN)}`;
      case 'binary': {
        const binding = bindingOf(one);
        return `${this.#inside(one.left, binding)} ${one.operator} ${this.#inside(one.right, binding + 1)}`;
      }
      case 'comparison': {
        const [first = '', ...rest] = one.operands.map((operand) => this.#inside(operand, SUM));
        return rest.reduce((text, operand, index) => `${text} ${one.operators[index]} ${operand}`, first);
      }
      case 'in':
        return `${this.#inside(one.element, SUM)} ${this.#in(one.negated)} ${this.#inside(one.container, SUM)}`;
      case 'logical': {
        const binding = bindingOf(one);
        const left = this.#inside(one.left, binding);
        return `${left} ${this.#word(one.operator)} ${this.#inside(one.right, binding + 1)}`;
      }
      case 'if': {
        const [condition, then, otherwise] = [one.condition, one.then, one.else].map((part) => this.print(part));
        return `${this.#word('if')} ${condition} ${this.#word('then')} ${then} ${this.#word('else')} ${otherwise}`;
      }
      case 'table':
        return this.#table(one);
      case 'unreadable':
        return '?';
    }
  }

  #word(canonical: string): string {
    return wordIn(canonical, this.#language);
  }

  #in(negated: boolean): string {
    if (!negated) return this.#word('in');
    return this.#language === 'zh' ? NOT_IN_ZH : 'not in';
  }

  #inside(one: Expression, binding: number): string {
    return bindingOf(one) < binding ? `(${this.print(one)})` : this.print(one);
  }

  #call(one: CallExpression): string {
    const values = one.arguments.map((argument) => this.print(argument)).join(', ');
    return `${this.#word(one.callee)}(${values}${this.#clause('where', one.where)})`;
  }

  #aggregate(one: AggregateExpression): string {
    const over = this.#word(one.over.name);
    const start = one.body ? `${this.print(one.body)} ${this.#word('over')} ${over}` : over;
    const clauses = this.#clause('where', one.where) + this.#clause('else', one.empty);
    return `${this.#word(one.operator)}(${start}${clauses})`;
  }

  #clause(word: 'where' | 'else', value: Expression | undefined): string {
    return value ? ` ${this.#word(word)} ${this.print(value)}` : '';
  }

  /** As it stands in YAML; this is for people, the expression parser does not read it. */
  #table(one: TableExpression): string {
    const entries = one.entries.map(
      (entry) => `${entry.keys.map((key) => quoteKey(key.text)).join(', ')}: ${this.print(entry.value)}`,
    );
    const words = TABLE_WORDS[this.#language];
    if (one.otherwise === 'none') entries.push(`${words.else}: ${words.none}`);
    else if (one.otherwise) entries.push(`${words.else}: ${this.print(one.otherwise)}`);
    return `{ ${[`${words.by}: ${this.#word(one.by.name)}`, ...entries].join(', ')} }`;
  }
}

const TABLE_WORDS = {
  en: { by: 'by', else: 'else', none: 'none' },
  zh: { by: '按', else: '其他', none: '无' },
} as const;

/** The first pair of quotes that the text itself does not hold; in straight quotes they are doubled. */
const printText = (value: string): string => {
  if (!value.includes("'")) return `'${value}'`;
  if (!value.includes('"')) return `"${value}"`;
  return `'${value.replaceAll("'", "''")}'`;
};

const quoteKey = (key: string): string => (isIdentifier(key) || /^[\d.%]+$/.test(key) ? key : `"${key}"`);
