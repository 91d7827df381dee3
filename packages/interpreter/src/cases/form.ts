import {
  type Bilingual,
  type Code,
  type DiagnosticBag,
  type MapEntry,
  type MapNode,
  nearest,
  type ReportOptions,
  type ScalarNode,
  type SequenceNode,
  type SourceFile,
  type SourceNode,
  type Span,
} from '@zhunsheng/dsl';

/** Reads the parts of a file of cases in the form that they must have; what has another is reported and left out. */
export class CaseForm {
  constructor(
    readonly file: SourceFile,
    readonly bag: DiagnosticBag,
  ) {}

  report(code: Code, span: Span, message: Bilingual, options: ReportOptions = {}): void {
    this.bag.report(code, this.file, span, message, options);
  }

  /** The entries of a map by key; keys that are not among `allowed` are reported. */
  keys<K extends string>(map: MapNode, allowed: readonly K[]): { readonly [N in K]?: MapEntry } {
    const found: { [N in K]?: MapEntry } = {};
    for (const entry of map.entries) {
      const name = allowed.find((one) => one === entry.key.text);
      if (name) found[name] = entry;
      else {
        const near = nearest(entry.key.text, allowed);
        const all = allowed.join(', ');
        const hint =
          near === undefined
            ? { zh: `这里可写：${all}`, en: `what may be written here: ${all}` }
            : { zh: `是不是 ${near}？`, en: `did you mean \`${near}\`?` };
        this.report(
          'unknown-case-key',
          entry.key.span,
          { zh: `这里没有 ${entry.key.text} 这个键`, en: `there is no key \`${entry.key.text}\` here` },
          { hint },
        );
      }
    }
    return found;
  }

  missing(key: string, place: Span): void {
    this.report('missing-case-key', place, { zh: `没有写 ${key}`, en: `\`${key}\` is missing` });
  }

  map(entry: MapEntry | undefined): MapNode | undefined {
    return entry && this.mapAt(entry.value, entry.key);
  }

  mapAt(value: SourceNode, key: ScalarNode): MapNode | undefined {
    if (isNothing(value)) return undefined;
    if (value.kind === 'map') return value;
    this.wrong(value, { zh: `${key.text} 应写作 { 键: 值 }`, en: `\`${key.text}\` is written { KEY: value }` });
    return undefined;
  }

  sequence(entry: MapEntry): SequenceNode | undefined {
    if (entry.value.kind === 'sequence') return entry.value;
    this.wrong(entry.value, {
      zh: `${entry.key.text} 应是一个列表，每项以 - 开头`,
      en: `\`${entry.key.text}\` is a list, each line of it beginning with -`,
    });
    return undefined;
  }

  text(entry: MapEntry | undefined): ScalarNode | undefined {
    if (!entry || isNothing(entry.value)) return undefined;
    if (entry.value.kind === 'scalar') return entry.value;
    this.wrong(entry.value, { zh: `${entry.key.text} 只写一个值`, en: `\`${entry.key.text}\` is a single value` });
    return undefined;
  }

  /** One text or a list of them. */
  texts(entry: MapEntry | undefined): readonly ScalarNode[] {
    if (!entry || isNothing(entry.value)) return [];
    const nodes = entry.value.kind === 'sequence' ? entry.value.items : [entry.value];
    return nodes.flatMap((node) => {
      if (node.kind === 'scalar' && node.style !== 'null') return [node];
      this.wrong(node, {
        zh: `${entry.key.text} 写一个或一列文字`,
        en: `\`${entry.key.text}\` is a text or a list of texts`,
      });
      return [];
    });
  }

  wrong(node: SourceNode, message: Bilingual): void {
    this.report('wrong-case-form', node.span, message);
  }
}

export const isNothing = (node: SourceNode): boolean => node.kind === 'scalar' && node.style === 'null';
