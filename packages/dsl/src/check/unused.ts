import { removing, tentative } from '../diagnostics/fix.js';
import { withoutLine } from '../yaml/entry-edit.js';
import type { CheckContext } from './context.js';

/** Declared names that nothing refers to. Items count for themselves; readings without choices are for people. */
export const warnUnused = (context: CheckContext): void => {
  if (context.bag.hasErrors) return;
  for (const symbol of context.symbols.names.values()) {
    if (context.symbols.used.has(symbol.name) || symbol.kind === 'item') continue;
    if (symbol.kind === 'reading' && symbol.info.choices.length === 0) continue;
    // What the data must carry, and what may yet be put to use, does not go unasked.
    const edit = withoutLine(context.symbols.file, symbol.span);
    context.report(
      'unused-name',
      symbol.span,
      { zh: `${symbol.name} 没有用到`, en: `\`${symbol.name}\` is not used` },
      undefined,
      { fixes: edit ? [tentative(removing(symbol.name, edit))] : [] },
    );
  }
};
