import type { WhatIf } from '../protocol/api.js';

/** The values tried out, with one more; a value that is as in the file is no trial. */
export const withTrial = (values: readonly WhatIf[], trial: WhatIf, original: string): readonly WhatIf[] => {
  const rest = values.filter((one) => one.unit !== trial.unit || !sameWay(one.field, trial.field));
  return trial.text.trim() === original ? rest : [...rest, trial];
};

const sameWay = (a: WhatIf['field'], b: WhatIf['field']): boolean =>
  a.length === b.length && a.every((step, at) => step === b[at]);
