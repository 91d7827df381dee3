import type { DiagnosticBag } from '../diagnostics/bag.js';
import type { Bilingual, Fix } from '../diagnostics/diagnostic.js';
import { removing } from '../diagnostics/fix.js';
import { parseName } from '../expression/parse.js';
import type { SourceFile } from '../source/source-file.js';
import type { Span } from '../source/span.js';
import { withoutEntry } from '../yaml/entry-edit.js';
import type { ScalarNode, SourceNode } from '../yaml/node.js';
import { collectionSlip, listWithoutBrackets } from '../yaml/typing-slips.js';
import type { RuleSymbol } from './symbols.js';

/** Declares names in the one space of a rule, and reports what stands in the way. */
export class Declarations {
  readonly names = new Map<string, RuleSymbol>();
  /** Names that another declaration refers to. */
  readonly used = new Set<string>();
  /** Names whose declaration could not be read, which has been reported: nothing more is said where they are used. */
  readonly broken = new Set<string>();

  constructor(
    readonly file: SourceFile,
    readonly bag: DiagnosticBag,
  ) {}

  /** Whether a key is a name that can be declared. */
  isName(key: ScalarNode): boolean {
    return parseName(key, this.file, this.bag) !== undefined;
  }

  declare(symbol: RuleSymbol): void {
    const first = this.names.get(symbol.name);
    if (first) {
      this.duplicate(symbol.name, symbol.span, first.span);
      return;
    }
    this.names.set(symbol.name, symbol);
  }

  duplicate(name: string, place: Span, first: Span): void {
    this.bag.report(
      'duplicate-name',
      this.file,
      place,
      { zh: `${name} 已经用过`, en: `\`${name}\` is used already` },
      {
        secondary: [{ file: this.file, span: first, message: { zh: `${name} 先在这里用过`, en: 'first used here' } }],
      },
    );
  }

  wrongForm(node: SourceNode, message: Bilingual, hint?: Bilingual, fix?: Fix): void {
    this.bag.report('wrong-form', this.file, node.span, message, {
      ...(hint ? { hint } : {}),
      ...(fix ? { fixes: [fix] } : {}),
    });
  }

  /** The texts of a list node, each with its place; anything else is reported. */
  texts(node: SourceNode): readonly ScalarNode[] {
    const mended = listWithoutBrackets(node);
    const wide = node.kind === 'scalar' && node.style === 'plain' && /^[［【〔]/.test(node.text);
    const slip = mended || wide ? collectionSlip(node as ScalarNode) : undefined;
    if (slip) this.wrongForm(node, slip.message, slip.hint, slip.fix);
    const items = node.kind === 'sequence' ? node.items : (mended ?? [node]);
    return items.flatMap((one) => {
      if (one.kind === 'scalar' && one.style !== 'null') return [one];
      this.wrongForm(one, { zh: '这里应写名称', en: 'this should be a name' });
      return [];
    });
  }

  /** Without a member that the same list has before; a key goes with what it stands for. */
  #withoutItem({ span: place, text }: ScalarNode, first: Span): readonly Fix[] {
    const between = this.file.text.slice(first.end, place.start);
    const isKey = /^[ \t]*:/.test(this.file.text.slice(place.end, place.end + 100));
    const edit = /[[\]{}:：]/.test(between) || isKey ? undefined : withoutEntry(this.file, place, 'item');
    return edit ? [removing(text, edit)] : [];
  }

  /** Reports members that stand twice; gives each once. */
  unique(nodes: readonly ScalarNode[]): readonly ScalarNode[] {
    const seen = new Map<string, Span>();
    return nodes.filter((node) => {
      const first = seen.get(node.text);
      if (first) {
        this.bag.report(
          'duplicate-member',
          this.file,
          node.span,
          { zh: `${node.text} 已经列过`, en: `\`${node.text}\` is listed already` },
          {
            secondary: [{ file: this.file, span: first, message: { zh: '先在这里', en: 'first here' } }],
            fixes: this.#withoutItem(node, first),
          },
        );
        return false;
      }
      seen.set(node.text, node.span);
      return true;
    });
  }
}
