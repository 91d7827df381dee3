import type { BodyNode, RuleDocument } from '../document/document.js';
import { checkNewName } from '../expression/name.js';
import type { SetInfo } from '../rule/rule.js';
import type { Declarations } from './declare.js';

/** Declares every item by its name, those that `items` makes of a set's members included. */
export const declareItems = (document: RuleDocument, sets: ReadonlyMap<string, SetInfo>, to: Declarations): void => {
  const visit = (body: BodyNode): void => {
    if (body.item) {
      const node = body.item;
      const problem = checkNewName(node.text, 0);
      if (problem)
        to.bag.report(problem.code, to.file, node.span, problem.message, problem.hint ? { hint: problem.hint } : {});
      to.declare({ kind: 'item', name: node.text, span: node.span, body });
    } else if (body.items) {
      const { text, span } = body.items;
      for (const name of sets.get(text)?.members ?? []) to.declare({ kind: 'item', name, span, body });
    }
    for (const inner of innerBodies(body)) visit(inner);
  };
  if (document.score) visit(document.score);
};

/** The bodies directly below one: parts, the inner score of `each`, cases. */
export const innerBodies = (body: BodyNode): readonly BodyNode[] => {
  switch (body.method?.name) {
    case 'parts':
      return body.method.value;
    case 'each':
      return body.method.value.score ? [body.method.value.score] : [];
    case 'cases':
      return body.method.value.map((one) => one.body);
    default:
      return [];
  }
};
