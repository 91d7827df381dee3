import type { CST } from 'yaml';
import { span } from '../source/span.js';
import type { ScalarNode } from './node.js';
import { mappedNode, TextMap } from './text-map.js';

interface Line {
  /** Offset in the file of its first character, indentation included. */
  readonly start: number;
  /** How many spaces it begins with. */
  readonly indent: number;
  /** What follows the spaces, without the line end. */
  readonly content: string;
  /** Offset and length of its line end; the last one has none. */
  readonly end: number;
  readonly endLength: number;
}

interface Header {
  readonly folded: boolean;
  readonly indent: number;
  readonly chomp: '-' | '+' | '';
}

const headerOf = (source: string): Header => ({
  folded: source.startsWith('>'),
  indent: Number(/[1-9]/.exec(source)?.[0] ?? 0),
  chomp: source.includes('-') ? '-' : source.includes('+') ? '+' : '',
});

/** A block scalar (`|` or `>`): indentation cut, lines kept or folded, the end chomped, as YAML 1.2 has it. */
export const decodeBlock = (token: CST.BlockScalar): ScalarNode => {
  const last = token.props.at(-1);
  const start = last && 'source' in last ? last.offset + last.source.length : token.offset;
  const [first] = token.props;
  const header = headerOf(first && 'source' in first ? first.source : '|');
  const lines = token.source === '' ? [] : splitLines(token.source, start);

  const map = new TextMap();
  const content = contentOf(lines, header, token.indent);
  if (content) writeContent(lines, content, header, map);
  chomp(lines, content?.end ?? 0, content?.indent ?? 0, header, map);
  if (map.text === '') map.endAt(start);
  // The place of the scalar ends with its last written line: whoever replaces it keeps the line end.
  const end = lines.findLast((line) => line.content !== '');
  return mappedNode(map, span(token.offset, end ? end.end : start), 'block');
};

const splitLines = (source: string, offset: number): readonly Line[] => {
  const lines: Line[] = [];
  for (let from = 0; ; ) {
    const feed = source.indexOf('\n', from);
    const crlf = feed > from && source[feed - 1] === '\r';
    const end = feed < 0 ? source.length : crlf ? feed - 1 : feed;
    let indent = 0;
    while (from + indent < end && source[from + indent] === ' ') indent++;
    lines.push({
      start: offset + from,
      indent,
      content: source.slice(from + indent, end),
      end: offset + end,
      endLength: feed < 0 ? 0 : crlf ? 2 : 1,
    });
    if (feed < 0) return lines;
    from = feed + 1;
  }
};

interface Content {
  readonly first: number;
  /** The line behind the content. */
  readonly end: number;
  readonly indent: number;
}

/** Which lines are content, and by how much they are indented. Nothing if all are blank. */
const contentOf = (lines: readonly Line[], header: Header, parentIndent: number): Content | undefined => {
  const first = lines.findIndex((line) => line.content !== '');
  if (first < 0) return undefined;
  const indent = header.indent > 0 ? parentIndent + header.indent : (lines[first]?.indent ?? 0);
  let end = lines.findLastIndex((line) => line.content !== '') + 1;
  // Blank lines that are indented further belong to the content.
  const spaced = lines.findLastIndex((line, index) => index >= end && line.indent > indent);
  if (spaced >= 0) end = spaced + 1;
  return { first, end, indent };
};

const writeContent = (
  lines: readonly Line[],
  { first, end, indent }: Content,
  { folded }: Header,
  map: TextMap,
): void => {
  for (const line of lines.slice(0, first)) {
    copySpaces(line, indent, map);
    putBreaks([line], map);
  }
  let breaks: Line[] = [];
  let previousDeeper = false;
  for (const [index, line] of lines.slice(first, end).entries()) {
    const deeper = line.indent > indent || line.content.startsWith('\t');
    // Inside folded text a blank line is one more break of the next line.
    if (!folded || deeper || line.content !== '') {
      if (index > 0) {
        if (!folded || deeper || previousDeeper) putBreaks(breaks, map);
        else if (breaks.length > 1) putBreaks(breaks.slice(1), map);
        else for (const one of breaks) map.put(' ', one.end, one.endLength);
      }
      breaks = [];
      previousDeeper = deeper;
      copySpaces(line, indent, map);
      map.copy(line.content, line.end - line.content.length);
    }
    breaks.push(line);
  }
};

/** The line breaks behind the content: one by default, none for `-`, all for `+`. */
const chomp = (lines: readonly Line[], end: number, indent: number, header: Header, map: TextMap): void => {
  if (header.chomp === '-') return;
  if (header.chomp === '') {
    if (end > 0) putBreaks(lines.slice(end - 1, end), map);
    return;
  }
  if (end === 0) {
    const blank = lines.length > 1 ? lines.slice(0, -1) : lines;
    putBreaks(blank, map);
    return;
  }
  for (let index = end; index < lines.length; index++) {
    putBreaks(lines.slice(index - 1, index), map);
    const line = lines[index];
    if (line) copySpaces(line, indent, map);
  }
  if (!map.text.endsWith('\n')) putBreaks(lines.slice(-1), map);
};

const putBreaks = (lines: readonly Line[], map: TextMap): void => {
  for (const { end, endLength } of lines) map.put('\n', end, endLength);
};

const copySpaces = (line: Line, indent: number, map: TextMap): void => {
  if (line.indent > indent) map.copy(' '.repeat(line.indent - indent), line.start + indent);
};
