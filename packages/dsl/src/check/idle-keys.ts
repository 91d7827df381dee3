import type { Bilingual } from '../diagnostics/diagnostic.js';
import type { BodyNode } from '../document/document.js';
import type { Span } from '../source/span.js';
import { withoutKey } from '../yaml/entry-edit.js';
import type { CheckContext } from './context.js';

/** Keys that are known where they stand and yet do nothing there, because of what else is written: none is ignored in silence. */
export const checkIdleKeys = (body: BodyNode, context: CheckContext): void => {
  const { method } = body;
  const idle: Idle = (key, node, zh, en) => {
    if (node)
      context.report('idle-key', node.span, say(zh, en), undefined, {
        hint: say(`删去 ${key}`, `remove \`${key}\``),
        fixes: withoutKey(node.span, context.symbols.file),
      });
  };
  switch (method?.name) {
    case 'parts':
      idleOfParts(body, idle);
      break;
    case 'rank': {
      const { first, places, from_bottom, unranked, where } = method.value;
      if (places || from_bottom)
        idle(
          'first',
          first,
          '名次的分数已逐名列出，不用 first',
          'the points of places are listed, so `first` says nothing',
        );
      if (!where)
        idle(
          'unranked',
          unranked,
          '没有 where，所有单位都参加排名，不用 unranked',
          'there is no `where`: all units are ranked, so `unranked` says nothing',
        );
      break;
    }
    case 'deduct':
    case 'award':
      for (const { partial, every, below, above } of method.value.lines) {
        if (!every)
          idle(
            'partial',
            partial,
            '没有 every，不分档，不用 partial',
            'there is no `every` and so no steps: `partial` says nothing',
          );
        if (below)
          idle(
            'above',
            above,
            '已经有 below，不能再写 above：分作两行（lines）',
            'there is `below` already; `above` makes a line of its own (`lines`)',
          );
      }
      break;
    default:
      break;
  }
  if (body.item && body.items)
    idle(
      'item',
      body.item,
      'items 让每个成员各成一个项目，以成员名为项目名，不写 item',
      '`items` makes one item for each member, named after it: `item` says nothing',
    );
  if (!body.applies && method && !MAY_GIVE_NOTHING.has(method.name)) {
    idle(
      'otherwise',
      body.otherwise,
      '没有 applies，各单位都适用，不用 otherwise',
      'there is no `applies`: all units have the item, so `otherwise` says nothing',
    );
  }
};

type Idle = (key: string, node: { readonly span: Span } | undefined, zh: string, en: string) => void;

const say = (zh: string, en: string): Bilingual => ({ zh, en });

/** Methods that themselves can find that an item does not apply. */
const MAY_GIVE_NOTHING: ReadonlySet<string> = new Set(['parts', 'each', 'rank', 'cases']);

const idleOfParts = (body: BodyNode, idle: Idle): void => {
  if (body.method?.name !== 'parts') return;
  const { value, beside } = body.method;
  const { combine, from } = beside;
  if (body.formula) {
    idle(
      'combine',
      combine,
      '已经有 points，分项怎样合成由它决定，不用 combine',
      'there is `points`, which puts the parts together: `combine` says nothing',
    );
    idle(
      'from',
      from,
      '已经有 points，分项怎样合成由它决定，不用 from',
      'there is `points`, which puts the parts together: `from` says nothing',
    );
  } else if (combine?.word !== undefined && combine.word !== 'sum') {
    idle(
      'from',
      from,
      `from 只在分项相加时有用，这里是 combine: ${combine.word}`,
      `\`from\` starts a sum, and this is \`combine: ${combine.word}\``,
    );
  }
  const weighted = !body.formula && combine && (combine.by || combine.word === 'weighted');
  if (!weighted)
    for (const part of value)
      idle(
        'weight',
        part.weight,
        '上一级没有写 combine: weighted，权重不起作用',
        'the item above has no `combine: weighted`, so the weight says nothing',
      );
};
