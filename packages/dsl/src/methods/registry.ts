import { award } from './award.js';
import { bands } from './bands.js';
import { cases } from './cases.js';
import { check } from './check.js';
import { deduct } from './deduct.js';
import { each } from './each.js';
import { judged } from './judged.js';
import { parts } from './parts.js';
import { points } from './points.js';
import { rank } from './rank.js';
import { ratio } from './ratio.js';

/** Every scoring method of the language. `parts` comes first: `points` beside it says how the parts make up the points. */
export const METHODS = { parts, points, ratio, bands, deduct, award, rank, check, judged, each, cases } as const;

export type Methods = typeof METHODS;
export type MethodName = keyof Methods;

export const METHOD_NAMES = Object.keys(METHODS) as readonly MethodName[];
