import type { Bilingual, Code, DiagnosticBag, Label, ReportOptions, SourceFile, Span } from '@zhunsheng/dsl';

/** A column of nonsense has as many mistakes as units: after this many, one says that there are more. */
const MOST = 500;

/** Reports the mistakes of the data up to a limit. */
export class DataReporter {
  readonly #bag: DiagnosticBag;
  #count = 0;

  constructor(bag: DiagnosticBag) {
    this.#bag = bag;
  }

  report(code: Code, file: SourceFile, place: Span, message: Bilingual, options: ReportOptions = {}): void {
    this.#count += 1;
    if (this.#count <= MOST) this.#bag.report(code, file, place, message, options);
    else if (this.#count === MOST + 1) {
      this.#bag.report(
        'too-many-mistakes',
        file,
        place,
        say(`数据已有 ${MOST} 处错误，其余不再列出`, `the data has ${MOST} mistakes; no more are listed`),
      );
    }
  }
}

export const say = (zh: string, en: string): Bilingual => ({ zh, en });

export const hinting = (hint: Bilingual | undefined): ReportOptions => (hint ? { hint } : {});

/** "did you mean", where something is near. */
export const suggesting = (near: string | undefined): ReportOptions =>
  hinting(near === undefined ? undefined : say(`是不是 ${near}？`, `did you mean \`${near}\`?`));

export const label = (file: SourceFile, place: Span, zh: string, en: string): Label => ({
  file,
  span: place,
  message: say(zh, en),
});

/** A few names out of many, for a message. */
export const listed = (names: readonly string[]): Bilingual => {
  const shown = names.slice(0, 12);
  const more = names.length > shown.length;
  return say(
    `${shown.join('、')}${more ? ` 等 ${names.length} 个` : ''}`,
    `${shown.join(', ')}${more ? ` and ${names.length - shown.length} more` : ''}`,
  );
};

/** A text cut short for a message, on one line. */
export const brief = (text: string): string => {
  const characters = [...text.slice(0, 80).replace(/\s+/g, ' ')];
  return characters.length > 32 || text.length > 80 ? `${characters.slice(0, 32).join('')}…` : characters.join('');
};
