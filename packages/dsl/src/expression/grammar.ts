import { EmbeddedActionsParser, type IToken, type ParserMethod, type TokenType, tokenMatcher } from 'chevrotain';
import { type Span, span } from '../source/span.js';
import { buildCall, canonical, type ParsedArgument, type ParsedArguments } from './aggregate.js';
import type { ArithmeticOperator, ComparisonOperator, Expression, NumberLiteral } from './ast.js';
import { halfWidth } from './characters.js';
import { VOCABULARY } from './lexer.js';
import { readNumber, readText } from './literals.js';
import { endOf, type Place, startOf } from './positions.js';
import type { Problem } from './problem.js';
import * as t from './tokens.js';

export type Rule<T> = ParserMethod<[], T>;

/**
 * The grammar, from the loosest to the tightest binding. Builds the tree as it goes; a node's span runs from its first
 * token to its last, brackets around its parts included. Ready for use once a subclass has had it analysed.
 */
export class ExpressionGrammar extends EmbeddedActionsParser {
  /** What the grammar takes and the language does not. */
  problems: Problem[] = [];
  place: Place = span;

  constructor() {
    super(VOCABULARY, {
      recoveryEnabled: false,
      maxLookahead: 1,
      errorMessageProvider: {
        // The message of a mismatch carries the name of the token that was due; see `syntax-error.ts`.
        buildMismatchTokenMessage: ({ expected }) => expected.name,
        buildNotAllInputParsedMessage: () => '',
        buildNoViableAltMessage: () => '',
        buildEarlyExitMessage: () => '',
      },
    });
  }

  readonly expression: Rule<Expression> = this.RULE('expression', () =>
    this.OR([{ ALT: () => this.SUBRULE(this.conditional) }, { ALT: () => this.SUBRULE(this.disjunction) }]),
  );

  private readonly conditional: Rule<Expression> = this.RULE('conditional', () => {
    const first = this.CONSUME(t.If);
    const condition = this.SUBRULE(this.expression);
    this.CONSUME(t.Then);
    const then = this.SUBRULE2(this.expression);
    this.CONSUME(t.Else);
    const otherwise = this.SUBRULE3(this.expression);
    return this.ACTION(() => ({ kind: 'if' as const, condition, then, else: otherwise, span: this.since(first) }));
  });

  private readonly disjunction: Rule<Expression> = this.RULE('disjunction', () => {
    const first = this.LA(1);
    let left = this.SUBRULE(this.conjunction);
    this.MANY(() => {
      this.CONSUME(t.Or);
      const right = this.SUBRULE2(this.conjunction);
      left = this.ACTION(() => ({ kind: 'logical' as const, operator: 'or', left, right, span: this.since(first) }));
    });
    return left;
  });

  private readonly conjunction: Rule<Expression> = this.RULE('conjunction', () => {
    const first = this.LA(1);
    let left = this.SUBRULE(this.negation);
    this.MANY(() => {
      this.CONSUME(t.And);
      const right = this.SUBRULE2(this.negation);
      left = this.ACTION(() => ({ kind: 'logical' as const, operator: 'and', left, right, span: this.since(first) }));
    });
    return left;
  });

  private readonly negation: Rule<Expression> = this.RULE('negation', () =>
    this.OR<Expression>([
      {
        ALT: () => {
          const first = this.CONSUME(t.Not);
          const operand = this.SUBRULE(this.negation);
          return this.ACTION(() => ({ kind: 'unary' as const, operator: 'not', operand, span: this.since(first) }));
        },
      },
      { ALT: () => this.SUBRULE(this.comparison) },
    ]),
  );

  private readonly comparison: Rule<Expression> = this.RULE('comparison', () => {
    const first = this.LA(1);
    const left = this.SUBRULE(this.sum);
    const compared = this.OPTION(() =>
      this.OR<Expression>([
        {
          ALT: () => {
            const operands = [left];
            const operators: ComparisonOperator[] = [];
            this.AT_LEAST_ONE(() => {
              const sign = this.CONSUME(t.ComparisonSign);
              operands.push(this.SUBRULE2(this.sum));
              operators.push(comparisonOf(sign));
            });
            return this.ACTION(() => ({ kind: 'comparison' as const, operands, operators, span: this.since(first) }));
          },
        },
        {
          ALT: () => {
            const negated = this.SUBRULE(this.membership);
            const container = this.SUBRULE3(this.sum);
            return this.ACTION(() => ({
              kind: 'in' as const,
              element: left,
              container,
              negated,
              span: this.since(first),
            }));
          },
        },
      ]),
    );
    return compared ?? left;
  });

  /** `in`, or negated: `not in`. */
  private readonly membership: Rule<boolean> = this.RULE('membership', () => {
    let negated = true;
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.In);
          negated = false;
        },
      },
      { ALT: () => this.CONSUME(t.NotIn) },
      {
        ALT: () => {
          this.CONSUME(t.Not);
          this.CONSUME2(t.In);
        },
      },
    ]);
    return negated;
  });

  private readonly sum: Rule<Expression> = this.RULE('sum', () => {
    const first = this.LA(1);
    let left = this.SUBRULE(this.product);
    this.MANY(() => {
      const sign = this.CONSUME(t.AdditiveSign);
      const right = this.SUBRULE2(this.product);
      left = this.ACTION(() => this.binary(first, left, tokenMatcher(sign, t.Plus) ? '+' : '-', right));
    });
    return left;
  });

  private readonly product: Rule<Expression> = this.RULE('product', () => {
    const first = this.LA(1);
    let left = this.SUBRULE(this.signed);
    this.MANY(() => {
      const sign = this.CONSUME(t.MultiplicativeSign);
      const right = this.SUBRULE2(this.signed);
      left = this.ACTION(() => this.binary(first, left, tokenMatcher(sign, t.Star) ? '*' : '/', right));
    });
    return left;
  });

  /** A plus sign before a value says nothing and leaves no trace. */
  private readonly signed: Rule<Expression> = this.RULE('signed', () =>
    this.OR<Expression>([
      {
        ALT: () => {
          const sign = this.CONSUME(t.AdditiveSign);
          const operand = this.SUBRULE(this.signed);
          return this.ACTION(() =>
            tokenMatcher(sign, t.Plus)
              ? operand
              : { kind: 'unary' as const, operator: '-' as const, operand, span: this.since(sign) },
          );
        },
      },
      { ALT: () => this.SUBRULE(this.indexed) },
    ]),
  );

  private readonly indexed: Rule<Expression> = this.RULE('indexed', () => {
    const first = this.LA(1);
    let object = this.SUBRULE(this.primary);
    this.MANY(() => {
      this.CONSUME(t.LeftBracket);
      const index = this.SUBRULE(this.expression);
      this.CONSUME(t.RightBracket);
      object = this.ACTION(() => ({ kind: 'index' as const, object, index, span: this.since(first) }));
    });
    return object;
  });

  private readonly primary: Rule<Expression> = this.RULE('primary', () =>
    this.OR<Expression>([
      { ALT: () => this.SUBRULE(this.number) },
      {
        ALT: () => {
          const token = this.CONSUME(t.DateToken);
          return this.ACTION(() => ({ kind: 'date' as const, value: halfWidth(token.image), span: this.since(token) }));
        },
      },
      {
        ALT: () => {
          const token = this.CONSUME(t.TextToken);
          return this.ACTION(() => ({ kind: 'text' as const, value: readText(token.image), span: this.since(token) }));
        },
      },
      {
        ALT: () => {
          const token = this.CONSUME(t.True);
          return this.ACTION(() => ({ kind: 'flag' as const, value: true, span: this.since(token) }));
        },
      },
      {
        ALT: () => {
          const token = this.CONSUME(t.False);
          return this.ACTION(() => ({ kind: 'flag' as const, value: false, span: this.since(token) }));
        },
      },
      { ALT: () => this.SUBRULE(this.list) },
      { ALT: () => this.SUBRULE(this.nameOrCall) },
      {
        ALT: () => {
          this.CONSUME(t.LeftParen);
          const inner = this.SUBRULE(this.expression);
          this.CONSUME(t.RightParen);
          return inner;
        },
      },
    ]),
  );

  protected readonly number: Rule<NumberLiteral> = this.RULE('number', () => {
    const token = this.CONSUME(t.NumberToken);
    return this.ACTION(() => ({ kind: 'number' as const, ...readNumber(token.image), span: this.since(token) }));
  });

  private readonly list: Rule<Expression> = this.RULE('list', () => {
    const items: Expression[] = [];
    const first = this.CONSUME(t.LeftBracket);
    this.OPTION(() => {
      items.push(this.SUBRULE(this.expression));
      this.MANY(() => {
        this.CONSUME(t.Comma);
        items.push(this.SUBRULE2(this.expression));
      });
    });
    this.CONSUME(t.RightBracket);
    return this.ACTION(() => ({ kind: 'list' as const, items, span: this.since(first) }));
  });

  private readonly nameOrCall: Rule<Expression> = this.RULE('nameOrCall', () => {
    const name = this.CONSUME(t.Name);
    const args = this.OPTION(() => this.SUBRULE(this.callArguments));
    return this.ACTION((): Expression => {
      if (!args) return { kind: 'name', name: canonical(name.image), span: this.since(name) };
      const { expression, problems } = buildCall(name, args, this.since(name), this.place);
      this.problems.push(...problems);
      return expression;
    });
  });

  private readonly callArguments: Rule<ParsedArguments> = this.RULE('callArguments', () => {
    const list: ParsedArgument[] = [];
    const late: ParsedArgument[] = [];
    const gone: { -readonly [K in 'over' | 'where' | 'otherwise']?: ParsedArguments[K] } = {};
    this.CONSUME(t.LeftParen);
    this.OPTION(() => {
      list.push(this.SUBRULE(this.argument));
      this.MANY(() => {
        this.CONSUME(t.Comma);
        list.push(this.SUBRULE2(this.argument));
      });
      this.OPTION2(() => {
        this.CONSUME(t.Over);
        gone.over = this.CONSUME(t.Name);
      });
      this.OPTION3(() => {
        this.CONSUME(t.Where);
        gone.where = this.SUBRULE(this.expression);
      });
      this.OPTION4(() => {
        const word = this.CONSUME(t.Else);
        gone.otherwise = { word, value: this.SUBRULE2(this.expression) };
      });
      this.MANY2(() => {
        this.CONSUME2(t.Comma);
        late.push(this.SUBRULE3(this.argument));
      });
    });
    this.CONSUME(t.RightParen);
    return { list, late, ...gone };
  });

  /** The grammar takes `best: lowest`, so that `buildCall` can say what to write instead. */
  private readonly argument: Rule<ParsedArgument> = this.RULE('argument', () => {
    const first = this.LA(1);
    const name = this.OPTION({
      GATE: () => tokenMatcher(this.LA(2), t.Colon),
      DEF: () => {
        const word = this.CONSUME(t.Word);
        const colon = this.CONSUME(t.Colon);
        return { word, colon };
      },
    });
    const value = this.SUBRULE(this.expression);
    return this.ACTION(() => ({
      ...(name && { name }),
      value,
      start: startOf(first),
      end: endOf(this.LA(0)),
    }));
  });

  private binary(first: IToken, left: Expression, operator: ArithmeticOperator, right: Expression): Expression {
    return { kind: 'binary', operator, left, right, span: this.since(first) };
  }

  /** From a token to the last one taken. */
  protected since(first: IToken): Span {
    return this.place(startOf(first), endOf(this.LA(0)));
  }
}

const COMPARISONS: readonly (readonly [TokenType, ComparisonOperator])[] = [
  [t.NotEqual, '!='],
  [t.LessEqual, '<='],
  [t.GreaterEqual, '>='],
  [t.Less, '<'],
  [t.Greater, '>'],
];

/** By kind, not by type: `==` is a kind of `=`. */
export const comparisonOf = (sign: IToken): ComparisonOperator =>
  COMPARISONS.find(([type]) => tokenMatcher(sign, type))?.[1] ?? '=';
