import './monaco.css';
import './setup.js';
import { followPageTheme } from './themes.js';

export { type CodeEditor, mountCodeEditor } from './code-editor.js';
export { type DiffEditor, mountDiff } from './diff.js';

followPageTheme();
