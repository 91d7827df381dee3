import type { Words } from './words.js';

const first = { highest: 'highest first', lowest: 'lowest first' } as const;
const among = { units: '', peers: ' in the group' } as const;
const direction = { below: 'below', above: 'above' } as const;
const rounding = {
  'half-up': 'half up',
  'half-even': 'half to even',
  up: 'away from zero',
  down: 'towards zero',
  floor: 'down',
  ceil: 'up',
} as const;
const bounds = {
  ignore: 'whole steps of',
  whole: 'steps (a begun one counts) of',
  nearest: 'steps (to the nearest whole) of',
  prorate: 'steps (in proportion) of',
} as const;

const brackets = (text: string): string => `(${text})`;
const quote = (text: string): string => `"${text}"`;
const calls: Readonly<Record<string, (values: readonly string[]) => string>> = {
  abs: (values) => `the absolute value of (${values.join(', ')})`,
  round: ([value, step]) => (step === undefined ? `rounded (${value})` : `rounded to ${step} (${value})`),
  floor: (values) => `rounded down (${values.join(', ')})`,
  ceil: (values) => `rounded up (${values.join(', ')})`,
  clamp: ([value, low, high]) => `limited (${value}; at least ${low}, at most ${high})`,
  sum: (values) => `the sum of (${values.join(', ')})`,
  mean: (values) => `the mean of (${values.join(', ')})`,
  min: (values) => `the ${values.length > 2 ? 'least' : 'lesser'} of (${values.join(', ')})`,
  max: (values) => `the ${values.length > 2 ? 'greatest' : 'greater'} of (${values.join(', ')})`,
  earliest: (values) => `the earliest of (${values.join(', ')})`,
  latest: (values) => `the latest of (${values.join(', ')})`,
  months_between: ([from, to]) => `whole months from ${from} to ${to}`,
  days_between: ([from, to]) => `days from ${from} to ${to}`,
  add_months: ([date, months]) => `${months} months after ${date}`,
  add_days: ([date, days]) => `${days} days after ${date}`,
  year_of: ([date]) => `the year of ${date}`,
  month_of: ([date]) => `the month of ${date}`,
};
const aggregates = { sum: 'sum of', mean: 'mean of', min: 'least', max: 'greatest' } as const;
const parts = {
  sum: 'sum of the parts',
  weighted: 'weighted sum of the parts',
  mean: 'mean of the parts',
  min: 'the lowest part',
  max: 'the highest part',
  share: 'share of what the parts could earn',
} as const;
const members = {
  sum: 'sum',
  weighted: 'weighted sum',
  mean: 'mean',
  min: 'lowest',
  max: 'highest',
  share: 'share',
} as const;

/** The wording in English. Names stay as the rule has them. */
export const EN: Words = {
  colon: ': ',
  comma: ', ',
  semicolon: '; ',
  enumerate: ', ',
  gap: '  ',
  brackets,
  noted: (text) => ` (${text})`,
  quote,
  tidy: (text) => text,

  yes: 'yes',
  no: 'no',
  absent: 'no data',
  emptyList: 'none',
  names: {
    month: 'month',
    quarter: 'quarter',
    year: 'year',
    period_start: 'the start of the period',
    period_end: 'the end of the period',
    unit: 'unit',
    group: 'group',
    units: 'units',
    peers: 'units of the group',
    reporting: 'reporting units',
  },
  andMore: (shown, all) => `${shown} … (${all} in all)`,
  percentagePoints: (number) => `${number} percentage points`,
  origin: ({ kind, rule, title = rule, period, rank, disqualified }) => {
    if (kind === 'typed') return 'typed in';
    if (kind === 'carried') return `handed on from ${period}`;
    const place = disqualified ? ', disqualified, which counts 0' : rank === undefined ? '' : `, place ${rank}`;
    return `${title}${kind === 'standing' ? `, standing from ${period}` : ''}${place}`;
  },
  record: (place) => `No. ${place}`,

  and: ' and ',
  or: ' or ',
  not: (condition) => `not (${condition})`,
  is: (name, value) => `${name} is ${value}`,
  flag: (name, holds) => `${name} is ${holds ? 'yes' : 'no'}`,
  isNot: (name, value, other) => `${name} is ${value}, not ${other}`,
  oneOf: (element, list) => `${element} is one of ${list}`,
  noneOf: (element, list) => `${element} is none of ${list}`,
  given: (name) => `${name} is given`,
  notGiven: (name) => `${name} is not given`,
  applies: (item) => `${item} applies`,
  appliesNot: (item) => `${item} does not apply`,
  notAbove: (left, right) => `${left} is not above ${right}`,
  notBelow: (left, right) => `${left} is not below ${right}`,
  dates: { '<': 'is before', '<=': 'is no later than', '>': 'is after', '>=': 'is no earlier than' },
  settled: (holds) => `${holds ? 'holds' : 'fails'} for all by the rule`,
  fails: (condition) => `${quote(condition)} does not hold`,

  because: (reason) => ` (as ${reason})`,
  as: (reason) => `as ${reason}, `,
  take: (value) => `take ${value}`,
  call: (name, values) => calls[name]?.(values) ?? `${name}(${values.join(', ')})`,
  whose: (over, where) => (where === undefined ? over : `${over} with ${quote(where)}`),
  aggregate: (name, over, _all, body) => {
    if (name === 'count' || body === undefined || name === 'any' || name === 'all') return `number of ${over}`;
    return `${aggregates[name]} ${body} over ${over}`;
  },
  aggregated: brackets,
  suchValue: 'such values',
  some: (over, condition) => `${quote(condition)} holds for some of ${over}`,
  every: (over, condition) => `${quote(condition)} holds for all of ${over}`,
  none: (over, condition) => `${quote(condition)} holds for none of ${over}`,
  notEvery: (over, condition, whom) => `${quote(condition)} does not hold for ${whom ?? `some of ${over}`}`,
  leastOf: (terms) => `the least of ${terms}`,
  greatestOf: (terms) => `the greatest of ${terms}`,
  placeOf: (name, whom) => `${whom === 'peers' ? 'group place' : 'place'} by ${name}`,
  place: (value, { best, among: whom, place, of }) => `${value}, place ${place} of ${of}${among[whom]}, ${first[best]}`,
  notPlaced: (name) => `${name}: not ranked`,

  earns: (number) => `, earns ${number}`,
  rate: {
    least: (equation, least, then) => `${equation}, at least ${least}; ${then}`,
    below: (equation, least) => `${equation}, below ${least}, earns 0`,
    full: (equation, max) => `${equation}, earns the maximum, ${max}`,
    over: (equation, max) => `${equation}, more than 100%, earns the maximum, ${max}`,
    negative: (actual) => `${actual}, negative, earns 0`,
    noTarget: (target, max) => `${target}, nothing was asked for, earns the maximum, ${max}`,
  },
  band: (value, band) => `${value}, in the band ${quote(band)}`,
  rest: 'all others',
  line: {
    beyond: (value, way, threshold, by) => `${value}, ${direction[way]} ${threshold} by ${by}`,
    notBeyond: (value, way, threshold) => `${value}, not ${direction[way]} ${threshold}`,
    steps: (partial, every, count) => `, ${count} ${bounds[partial]} ${every}`,
    noStep: (every) => `, less than a step of ${every}`,
    total: (product, sign) => `, ${sign === 1 ? 'adds' : 'takes off'} ${product}`,
    nothing: (value, sign) => `${value}, ${sign === 1 ? 'adds' : 'takes off'} nothing`,
    unchanged: (from, sign) => `starts from ${from}, nothing ${sign === 1 ? 'added' : 'taken off'}`,
  },
  startsFrom: (number) => `starts from ${number}`,
  standing: (by, { best, among: whom, place, of, shared }, equal, tiebreaks) => {
    const ties =
      equal > 1 && tiebreaks.length > 0
        ? [
            `${equal} units with the same value compared by ${tiebreaks.map((one) => `${one.by}, ${first[one.best]}`).join('; ')}`,
          ]
        : [];
    const notes = [...ties, ...(shared === undefined ? [] : [`shared by ${shared} units`])];
    return `${by}, place ${place} of ${of}${among[whom]}, ${first[best]}${notes.length === 0 ? '' : ` (${notes.join('; ')})`}`;
  },
  fromBottom: (place) => `, place ${place} from the bottom`,
  unranked: (condition) => `not ranked${condition === undefined ? '' : ` (${condition})`}`,
  allMet: (count) => `all ${count} of these hold, met`,
  notMet: (count) => `these ${count} fail, not met`,
  met: (condition, holds) => `${condition}, ${holds ? 'met' : 'not met'}`,
  judged: (field, number) => `judged by the assessor: ${field} ${number}`,
  theCase: (number, condition, source) => {
    const by = source === undefined ? '' : ` (${source})`;
    return condition === undefined
      ? `no other case holds, scored as the last case${by}`
      : `scored as case ${number}${by}: ${condition}`;
  },
  combine: (how, over, text) =>
    over ? `${over.name}: ${over.count} counted, ${members[how]} of their points: ${text}` : `${parts[how]}: ${text}`,
  base: (number) => `base ${number}`,
  possible: (number) => `possible ${number}`,
  maximum: (number) => `maximum ${number}`,
  empty: (over) => `nothing of ${over} to count`,

  notApplicable: (reason, then) => `does not apply${reason === undefined ? '' : ` (${reason})`}, ${then}`,
  noPart: 'none of the parts applies',
  notCounted: 'not counted',
  meanOf: (units, mean) =>
    units === 1
      ? `takes the points of the one unit to which it applies, ${mean}`
      : `takes the mean of the ${units} units to which it applies, ${mean}`,
  meanOfNone: 'it applies to no unit, earns the maximum',
  getsMax: 'earns the maximum',
  gets: (number) => `earns ${number}`,
  floor: (before, floor) => `comes to ${before}, below the least, ${floor}: ${floor} stands`,
  cap: (before, max) => `comes to ${before}, above the maximum: ${max} stands`,
  scale: (best, max, equation) =>
    `the best unit comes to ${best}, above the maximum ${max}; all are scaled: ${equation}`,
  veto: (condition, number, source) => `${condition}: ${number} stands${source === undefined ? '' : ` (${source})`}`,

  title: (unit, score, rank) => {
    const place =
      rank === undefined
        ? ''
        : ` (place ${rank.rank}${rank.of === undefined ? '' : ` of ${rank.of}`}${rank.inGroup ? ' in the group' : ''})`;
    return `${unit}: score ${score}${place}`;
  },
  rounded: (step, mode, equation) => `rounded to ${step}, ${rounding[mode]}: ${equation}`,
  citing: (readings) => `${readings.length === 1 ? 'reading' : 'readings'} ${readings.join(', ')}`,
  note: (text) => `Note: ${text}`,
  readings: 'Readings relied on',
  otherChoice: (chosen, usual, instead) =>
    `. Not so in this run, which takes ${quote(chosen)} (the rule takes ${quote(usual)})${instead === undefined ? '' : `; or else: ${instead}`}`,
};
