import { type IToken, tokenMatcher } from 'chevrotain';
import type { Band, Bound, BoundOperator } from './band.js';
import { comparisonOf, ExpressionGrammar, type Rule } from './grammar.js';
import { endOf, startOf } from './positions.js';
import { say } from './problem.js';
import * as t from './tokens.js';

/** A signature as tokens: `按比例得分(实际, 目标)`. */
export interface ParsedSignature {
  readonly name: IToken;
  readonly parameters: readonly IToken[];
}

/** Expressions, and the keys of a rule file that are written in the same signs. */
class Parser extends ExpressionGrammar {
  constructor() {
    super();
    this.performSelfAnalysis();
  }

  readonly signature: Rule<ParsedSignature> = this.RULE('signature', () => {
    const parameters: IToken[] = [];
    const name = this.CONSUME(t.Name);
    this.CONSUME(t.LeftParen);
    this.OPTION(() => {
      parameters.push(this.CONSUME2(t.Name));
      this.MANY(() => {
        this.CONSUME(t.Comma);
        parameters.push(this.CONSUME3(t.Name));
      });
    });
    this.CONSUME(t.RightParen);
    return { name, parameters };
  });

  readonly band: Rule<Band> = this.RULE('band', () => {
    const first = this.LA(1);
    return this.OR<Band>([
      {
        ALT: () => {
          this.CONSUME(t.Else);
          return this.ACTION(() => ({ kind: 'else' as const, span: this.since(first) }));
        },
      },
      {
        ALT: () => {
          const bounds = [this.SUBRULE(this.bound)];
          this.MANY(() => {
            this.OR2([{ ALT: () => this.CONSUME(t.Comma) }, { ALT: () => this.CONSUME(t.And) }]);
            bounds.push(this.SUBRULE2(this.bound));
          });
          return this.ACTION(() => ({ kind: 'bounds' as const, bounds, span: this.since(first) }));
        },
      },
    ]);
  });

  private readonly bound: Rule<Bound> = this.RULE('bound', () => {
    const comparison = this.CONSUME(t.ComparisonSign);
    const sign = this.OPTION(() => this.CONSUME(t.AdditiveSign));
    const number = this.SUBRULE(this.number);
    return this.ACTION(() => {
      const text = sign && tokenMatcher(sign, t.Minus) ? `-${number.text}` : number.text;
      const value = { ...number, text, ...(sign && { span: this.since(sign) }) };
      return { operator: this.boundOperator(comparison), value, span: this.since(comparison) };
    });
  });

  private boundOperator(sign: IToken): BoundOperator {
    const operator = comparisonOf(sign);
    if (operator !== '!=') return operator;
    this.problems.push({
      code: 'bad-band',
      start: startOf(sign),
      end: endOf(sign),
      message: say('分档里不能写“不等于”', 'a band cannot be “not equal”'),
      hint: say('请分成“<”和“>”两档，或写“否则”', 'make it two bands, `<` and `>`, or write `else`'),
    });
    return '=';
  }
}

/** The only instance: building it analyses the grammar. */
export const PARSER = new Parser();
