import { CODES, type Diagnostic } from '@zhunsheng/dsl';
import type { PlainDiagnostic } from '../protocol/api.js';

/** A diagnostic as plain data. */
export const plain = ({ code, message, hint, primary, secondary, fixes = [] }: Diagnostic): PlainDiagnostic => {
  const { line, column } = primary.file.position(primary.span.start);
  return {
    code,
    severity: CODES[code].severity,
    message,
    ...(hint ? { hint } : {}),
    path: primary.file.name,
    span: primary.span,
    line,
    column,
    secondary: secondary.map((one) => ({
      path: one.file.name,
      span: one.span,
      ...(one.message ? { message: one.message } : {}),
    })),
    fixes: fixes.map(({ title, edits, tentative }) => ({ title, edits, ...(tentative ? { tentative } : {}) })),
  };
};
