import { method } from './method.js';
import { coefficient, coefficientOr, expression, type KeySpec, object, sequence, words } from './shape.js';

const best = {
  zh: '取优',
  required: true,
  shape: words('highest', 'lowest'),
  note: { zh: '以何为优', en: 'which end is best' },
} as const satisfies KeySpec;

export const rank = method({
  name: 'rank',
  zh: '排名',
  cohort: true,
  shape: object({
    by: { zh: '按', required: true, shape: expression('number'), note: { zh: '按什么排名', en: 'what is ranked' } },
    best,
    among: {
      zh: '范围',
      required: true,
      shape: words('all', 'group'),
      note: { zh: '在全部单位中（all）还是在本组中（group）', en: 'among all units or within the group' },
    },
    where: {
      zh: '其中',
      guards: true,
      shape: expression('flag'),
      note: { zh: '只有满足条件的单位参加排名', en: 'only units for which this holds are ranked' },
    },
    tiebreak: {
      zh: '并列时',
      shape: sequence(
        object({
          by: {
            zh: '按',
            required: true,
            shape: expression('number'),
            note: { zh: '再按什么排', en: 'what is compared next' },
          },
          best,
        }),
      ),
      note: {
        zh: '数值相同时依次再比什么；仍相同则并列',
        en: 'what is compared, in turn, where values are equal; still equal share the place',
      },
    },
    ties: {
      zh: '并列',
      shape: words('shared', 'dense'),
      note: {
        zh: '并列的名次：shared（1、2、2、4，默认）或 dense（1、2、2、3）',
        en: 'places of equals: shared (1, 2, 2, 4; default) or dense (1, 2, 2, 3)',
      },
    },
    first: {
      zh: '第一名',
      shape: coefficient('points'),
      note: { zh: '第一名的分数，默认满分', en: 'points of the first place; the maximum unless given' },
    },
    step: {
      zh: '每名递减',
      shape: coefficient('points'),
      note: { zh: '每低一名少多少分', en: 'less for each place further down' },
    },
    last: {
      zh: '末名',
      shape: coefficient('points'),
      note: { zh: '等差递减到末名的分数', en: 'equal differences down to these points for the last place' },
    },
    fall: {
      zh: '递减',
      shape: words('proportional'),
      note: {
        zh: 'proportional：按比例递减，第一名 ×（n − 名次 + 1）÷ n',
        en: 'proportional: first × (n − place + 1) ÷ n',
      },
    },
    places: {
      zh: '名次分',
      shape: sequence(coefficient('points')),
      note: { zh: '从第一名起各名次的分数，其余 0 分', en: 'points of the places from the top; 0 for the others' },
    },
    from_bottom: {
      zh: '倒数名次分',
      shape: sequence(coefficient('points')),
      note: { zh: '从最后一名起各名次的分数，其余 0 分', en: 'points of the places from the bottom; 0 for the others' },
    },
    unranked: {
      zh: '不参加排名',
      shape: coefficientOr('points', ['max', 'zero', 'skip']),
      note: { zh: '不满足 where 的单位的得分', en: 'what units outside `where` earn' },
    },
  }),
  note: {
    zh: '按名次得分：first 与 step、first 与 last、fall，或逐名次列出，四者选一。',
    en: 'Points by place: `first` and `step`, `first` and `last`, `fall`, or a list of points per place.',
  },
  example: 'rank: { by: 指数, best: lowest, among: group, first: 50, step: 1.5 }',
});
