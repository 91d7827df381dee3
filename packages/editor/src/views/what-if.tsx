import './what-if.css';
import { useEffect, useId, useState } from 'preact/hooks';
import type { UnitData, UnitField, WhatIf } from '../protocol/api.js';
import { useSession } from '../state/context.js';
import { fill, say, type Words } from '../words/language.js';
import { withTrial } from './trials.js';

const WORDS = {
  about: {
    zh: '在这里改的数只用于试算，不会写进数据文件。',
    en: 'Values changed here are tried out only; no data file is written.',
  },
  own: { zh: '{unit} 的数据', en: 'Data of {unit}' },
  common: { zh: '各单位共用的数据', en: 'Data that all units share' },
  reset: { zh: '全部恢复（{count}）', en: 'Put all back ({count})' },
  back: { zh: '恢复', en: 'Put back' },
  backThis: { zh: '恢复 {label}', en: 'Put back {label}' },
  original: { zh: '文件中：{text}', en: 'in the file: {text}' },
  nothing: { zh: '没有报', en: 'not given' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  wrong: { zh: '试算的数有问题：', en: 'Something is wrong with the values tried:' },
  search: { zh: '找字段', en: 'Find a field' },
} satisfies Words;

/** The data of a unit, each value to be tried otherwise. */
export const WhatIfPanel = ({ unit }: { readonly unit: string }) => {
  const session = useSession();
  const [data, setData] = useState<UnitData | undefined>(undefined);
  const [search, setSearch] = useState('');
  const snapshot = session.snapshot.value;
  useEffect(() => {
    let live = true;
    void session.service.unitData(unit).then((found) => {
      // While the rule is wrong there is nothing newer to show.
      if (live && found) setData(found);
    });
    return () => {
      live = false;
    };
  }, [snapshot, unit]);
  const tried = session.whatIf.value;
  const fields = data?.unit === unit ? data.fields.filter(({ label }) => label.includes(search.trim())) : [];
  return (
    <div class="what-if">
      <p class="faint">{say(WORDS.about)}</p>
      <div class="what-if-tools">
        <input
          type="search"
          aria-label={say(WORDS.search)}
          placeholder={say(WORDS.search)}
          value={search}
          onInput={({ currentTarget }) => setSearch(currentTarget.value)}
        />
        {tried.length > 0 ? (
          <button
            type="button"
            onClick={() => {
              session.whatIf.value = [];
            }}
          >
            {fill(WORDS.reset, { count: tried.length })}
          </button>
        ) : null}
      </div>
      <Wrong />
      <Group title={fill(WORDS.own, { unit })} unit={unit} fields={fields.filter(({ common }) => !common)} />
      <Group title={say(WORDS.common)} unit={null} fields={fields.filter(({ common }) => common)} />
    </div>
  );
};

/** What is wrong with the data, said where it is changed. */
const Wrong = () => {
  const { snapshot, whatIf } = useSession();
  const scores = snapshot.value?.scores;
  if (scores?.kind !== 'data-wrong' || whatIf.value.length === 0) return null;
  return (
    <div class="what-if-wrong" role="alert">
      <p>{say(WORDS.wrong)}</p>
      <ul>
        {scores.diagnostics.map((one) => (
          <li key={`${one.code} ${one.span.start} ${one.message.en}`}>
            {say(one.message)}
            {one.hint ? ` ${say(one.hint)}` : ''}
          </li>
        ))}
      </ul>
    </div>
  );
};

interface GroupProps {
  readonly title: string;
  readonly unit: string | null;
  readonly fields: readonly UnitField[];
}

const Group = ({ title, unit, fields }: GroupProps) =>
  fields.length === 0 ? null : (
    <fieldset class="what-if-group">
      <legend>{title}</legend>
      {fields.map((field) => (
        <Field key={field.field.join('\n')} unit={unit} field={field} />
      ))}
    </fieldset>
  );

const Field = ({ unit, field }: { readonly unit: string | null; readonly field: UnitField }) => {
  const session = useSession();
  const id = useId();
  const { label, text, tried, note } = field;
  const value = tried ?? text ?? '';
  const change = (typed: string): void => {
    const trial: WhatIf = { unit, field: field.field, text: typed };
    session.whatIf.value = withTrial(session.whatIf.value, trial, text ?? '');
  };
  return (
    <div class={tried === undefined ? 'what-if-field' : 'what-if-field changed'}>
      <label for={id} title={note}>
        {label}
        {field.unit ? <span class="faint">{`（${field.unit}）`}</span> : null}
      </label>
      <Input id={id} field={field} value={value} onChange={change} />
      {tried === undefined ? null : (
        <span class="what-if-old">
          {fill(WORDS.original, { text: text === undefined ? say(WORDS.nothing) : shown(field, text) })}
          <button
            type="button"
            class="link"
            aria-label={fill(WORDS.backThis, { label })}
            onClick={() => change(text ?? '')}
          >
            {say(WORDS.back)}
          </button>
        </span>
      )}
    </div>
  );
};

interface InputProps {
  readonly id: string;
  readonly field: UnitField;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

const Input = ({ id, field, value, onChange }: InputProps) =>
  field.choices ? (
    <select id={id} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
      {field.choices.includes(value) ? null : (
        <option value={value}>{value === '' ? say(WORDS.nothing) : value}</option>
      )}
      {field.choices.map((one) => (
        <option key={one} value={one}>
          {shown(field, one)}
        </option>
      ))}
    </select>
  ) : (
    <input
      id={id}
      value={value}
      placeholder={say(WORDS.nothing)}
      inputMode={field.type === 'text' ? 'text' : 'decimal'}
      autocomplete="off"
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );

const shown = ({ type }: UnitField, text: string): string =>
  type === 'flag' ? say(text === 'true' ? WORDS.yes : WORDS.no) : text;
