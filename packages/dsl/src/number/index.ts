export { MAX_DIGITS, MAX_EXPONENT, type ParseFailure } from './decimal-text.js';
export { Exact, type ParseResult, parseExact } from './exact.js';
export { ROUNDING_MODES, type RoundingMode } from './rounding.js';
