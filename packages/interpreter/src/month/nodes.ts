import type { MapEntry, MapNode, ScalarNode, SourceNode, Span } from '@zhunsheng/dsl';

/** Nodes that stand in no file of data, said to be at a place of another. */

export const scalar = (text: string, place: Span, style: ScalarNode['style'] = 'quoted'): ScalarNode => ({
  kind: 'scalar',
  span: place,
  text,
  style,
  offset: () => place.start,
});

export const entry = (key: string, value: SourceNode, place: Span): MapEntry => ({ key: scalar(key, place), value });

export const map = (entries: readonly MapEntry[], place: Span): MapNode => ({ kind: 'map', span: place, entries });
