import type { Prepare } from './scoring.js';
import { stepLines } from './step-lines.js';

export const deduct: Prepare<'deduct'> = (method, item, tools) => stepLines(method.value, -1, item, tools);
