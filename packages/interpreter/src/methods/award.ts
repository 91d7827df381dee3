import type { Prepare } from './scoring.js';
import { stepLines } from './step-lines.js';

export const award: Prepare<'award'> = (method, item, tools) => stepLines(method.value, 1, item, tools);
