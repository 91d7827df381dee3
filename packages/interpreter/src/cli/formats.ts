import { oneOf } from './language.js';

export const FORMATS = ['table', 'json', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

export const readFormat = (value: string): Format => oneOf('--format', value, FORMATS);
