import {
  type DiagnosticBag,
  loadYaml,
  type MapEntry,
  type MapNode,
  type ScalarNode,
  type SourceFile,
  type SourceNode,
} from '@zhunsheng/dsl';
import { CaseForm } from './form.js';

/** A file of cases: data and what a rule must make of it, one case after the other. */
export interface CasesDocument {
  readonly file: SourceFile;
  readonly rule: ScalarNode;
  readonly period?: ScalarNode;
  readonly common?: MapNode;
  /** The fields of every unit, where a case does not give others. */
  readonly base?: MapNode;
  /** By list: what its records say where a case says nothing else. */
  readonly records: ReadonlyMap<string, MapNode>;
  /** The names of these lists as written. */
  readonly recordNames: readonly ScalarNode[];
  readonly cases: readonly CaseDocument[];
}

export interface CaseDocument {
  readonly name: ScalarNode;
  /** The clause that it works out. */
  readonly clause?: ScalarNode;
  readonly period?: ScalarNode;
  readonly common?: MapNode;
  readonly readings: readonly MapEntry[];
  /** Whether units that the case does not name are left out of the data. */
  readonly othersAbsent: boolean;
  readonly units: readonly GivenUnit[];
  readonly expects: readonly ExpectedUnit[];
  /** The codes of the diagnostics that it must raise, instead of expectations. */
  readonly fails: readonly ScalarNode[];
}

export interface GivenUnit {
  /** The rule's first unit, unless named. */
  readonly name?: ScalarNode;
  readonly fields?: MapNode;
}

export interface ExpectedUnit {
  /** The case's only unit, unless named. */
  readonly name?: ScalarNode;
  readonly values: MapNode;
}

const FILE_KEYS = ['rule', 'period', 'common', 'base', 'records', 'cases'] as const;
const CASE_KEYS = [
  'case',
  'clause',
  'period',
  'common',
  'readings',
  'others',
  'unit',
  'given',
  'units',
  'expect',
  'fails',
] as const;

/** Reads a file of cases. All that is wrong with its form is reported; undefined where nothing can be run. */
export const readCases = (file: SourceFile, bag: DiagnosticBag): CasesDocument | undefined => {
  const form = new CaseForm(file, bag);
  const root = loadYaml(file, bag);
  if (!root) return undefined;
  if (root.kind !== 'map') {
    form.wrong(root, {
      zh: '用例文件应写作 rule: 规则 和 cases: 一列用例',
      en: 'a file of cases has `rule:` and a list of `cases:`',
    });
    return undefined;
  }
  const keys = form.keys(root, FILE_KEYS);
  const place = { start: root.span.start, end: root.span.start + 1 };
  const rule = form.text(keys.rule);
  if (!rule) form.missing('rule', keys.rule?.key.span ?? place);
  if (!keys.cases) form.missing('cases', place);
  const period = form.text(keys.period);
  const [common, base] = [form.map(keys.common), form.map(keys.base)];
  const records = new Map(
    (form.map(keys.records)?.entries ?? []).flatMap(({ key, value }) => {
      const record = form.mapAt(value, key);
      return record ? [[key.text, record] as const] : [];
    }),
  );
  const nodes = keys.cases ? form.sequence(keys.cases)?.items : undefined;
  const names = new Map<string, ScalarNode>();
  const cases = (nodes ?? []).flatMap((node) => readCase(node, period, names, form) ?? []);
  if (!rule || !nodes) return undefined;
  return {
    file,
    rule,
    ...(period ? { period } : {}),
    ...(common ? { common } : {}),
    ...(base ? { base } : {}),
    records,
    recordNames: (form.map(keys.records)?.entries ?? []).map(({ key }) => key),
    cases,
  };
};

const readCase = (
  node: SourceNode,
  filePeriod: ScalarNode | undefined,
  names: Map<string, ScalarNode>,
  form: CaseForm,
): CaseDocument | undefined => {
  if (node.kind !== 'map') {
    form.wrong(node, {
      zh: '用例应写作 - case: 名称，下面写数据和预期',
      en: 'a case is written - case: NAME, with its data and expectations below',
    });
    return undefined;
  }
  const keys = form.keys(node, CASE_KEYS);
  const place = node.entries[0]?.key.span ?? node.span;
  const name = form.text(keys.case);
  if (!name) {
    form.missing('case', keys.case?.key.span ?? place);
    return undefined;
  }
  checkName(name, names, form);
  const [clause, period] = [form.text(keys.clause), form.text(keys.period)];
  if (!period && !filePeriod) form.missing('period', name.span);
  const [common, expect] = [form.map(keys.common), form.map(keys.expect)];
  const fails = form.texts(keys.fails);
  const failing = fails.length > 0;
  if (!expect && !failing) form.missing('expect', keys.expect?.key.span ?? name.span);
  if (expect && failing && keys.fails)
    form.report('wrong-case-form', keys.fails.key.span, {
      zh: '有 expect 就不写 fails',
      en: '`fails` stands instead of `expect`',
    });
  return {
    name,
    ...(clause ? { clause } : {}),
    ...(period ? { period } : {}),
    ...(common ? { common } : {}),
    readings: form.map(keys.readings)?.entries ?? [],
    othersAbsent: readOthers(keys.others, form),
    units: readUnits(keys, form),
    expects: expect ? readExpects(expect, keys.units !== undefined, form) : [],
    fails,
  };
};

const checkName = (name: ScalarNode, names: Map<string, ScalarNode>, form: CaseForm): void => {
  const first = names.get(name.text);
  if (!first) {
    names.set(name.text, name);
    return;
  }
  const secondary = [{ file: form.file, span: first.span, message: { zh: '已用在这里', en: 'used here already' } }];
  form.report(
    'duplicate-case',
    name.span,
    { zh: `已有叫 ${name.text} 的用例`, en: `there is a case \`${name.text}\` already` },
    { secondary },
  );
};

const readOthers = (entry: MapEntry | undefined, form: CaseForm): boolean => {
  const text = form.text(entry);
  if (!text || text.text === 'base') return false;
  if (text.text === 'absent') return true;
  form.report('wrong-case-form', text.span, {
    zh: 'others 写 base（其余单位用 base 的数据）或 absent（数据中没有其余单位）',
    en: '`others` is `base` (they have the data of `base`) or `absent` (they are not in the data)',
  });
  return false;
};

type CaseKeys = { readonly [N in 'unit' | 'given' | 'units']?: MapEntry };

const readUnits = ({ unit, given, units }: CaseKeys, form: CaseForm): readonly GivenUnit[] => {
  if (!units) {
    const [name, fields] = [form.text(unit), form.map(given)];
    return [{ ...(name ? { name } : {}), ...(fields ? { fields } : {}) }];
  }
  for (const one of [unit, given]) {
    if (one)
      form.report('wrong-case-form', one.key.span, {
        zh: `有 units 就不写 ${one.key.text}`,
        en: `\`${one.key.text}\` is not written beside \`units\``,
      });
  }
  return (form.map(units)?.entries ?? []).map(({ key, value }): GivenUnit => {
    const fields = form.mapAt(value, key);
    return { name: key, ...(fields ? { fields } : {}) };
  });
};

const readExpects = (expect: MapNode, byUnit: boolean, form: CaseForm): readonly ExpectedUnit[] => {
  if (!byUnit) return [{ values: expect }];
  return expect.entries.flatMap(({ key, value }): ExpectedUnit[] => {
    if (value.kind === 'map') return [{ name: key, values: value }];
    form.wrong(value, {
      zh: `有 units 时，expect 按单位写：${key.text}: { 项目: 分数 }`,
      en: `beside \`units\`, \`expect\` goes by unit: ${key.text}: { ITEM: points }`,
    });
    return [];
  });
};
