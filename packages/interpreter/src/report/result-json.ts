import { Exact, formatDate, type Value } from '@zhunsheng/dsl';
import type { ItemResult, MemberResult, Result, ResultSource, UnitResult } from '../run/result.js';
import { type JsonWriter, jsonText } from './json-writer.js';

/** Points are exact within the run; outside they have at most so many decimals. */
export const PLACES = 9;

/** A result as `--format json` prints it. */
export const resultJson = (result: Result): string => jsonText((to) => writeResult(result, to));

export const writeResult = (result: Result, to: JsonWriter): void => {
  to.object(() => {
    to.key('rule').text(result.rule);
    to.key('edition').text(result.edition);
    to.key('period').text(result.period);
    if (result.sources) writeSources(result.sources, to.key('sources'));
    to.key('units').array(() => {
      for (const unit of result.units) writeUnit(unit, to);
    });
  });
};

const writeSources = (sources: readonly ResultSource[], to: JsonWriter): void => {
  to.array(() => {
    for (const { field, member, rule, period, origin } of sources) {
      to.object(() => {
        to.key('field').text(field);
        if (member !== undefined) to.key('member').text(member);
        to.key('rule').text(rule);
        to.key('period').text(period);
        to.key('origin').text(origin);
      });
    }
  });
};

const writeUnit = (unit: UnitResult, to: JsonWriter): void => {
  to.object(() => {
    to.key('unit').text(unit.unit);
    to.key('group');
    if (unit.group === null) to.raw('null');
    else to.text(unit.group);
    to.key('status').text(unit.status);
    if (unit.score) to.key('score').raw(unit.score.toDecimal(PLACES));
    if (unit.rank !== undefined) to.key('rank').raw(String(unit.rank));
    to.key('items');
    writeItems(unit.items, to);
    to.key('carry').object(() => {
      for (const [field, value] of unit.carry) {
        to.key(field);
        writeValue(value, to);
      }
    });
  });
};

const writeItems = (items: readonly ItemResult[], to: JsonWriter): void => {
  to.array(() => {
    for (const item of items) writeItem(item, to);
  });
};

const writeItem = (item: ItemResult, to: JsonWriter): void => {
  to.object(() => {
    to.key('item').text(item.item);
    to.key('points').raw(numberText(item.points));
    to.key('max').raw(numberText(item.max));
    if (!item.applies) to.key('applies').raw('false');
    to.key('items');
    writeItems(item.items, to);
    const { members } = item;
    if (!members) return;
    to.key('members').array(() => {
      for (const member of members) writeMember(member, to);
    });
  });
};

const writeMember = (member: MemberResult, to: JsonWriter): void => {
  to.object(() => {
    to.key('member');
    if (typeof member.member === 'number') to.raw(String(member.member));
    else to.text(member.member);
    to.key('points').raw(numberText(member.points));
    to.key('items');
    writeItems(member.items, to);
  });
};

const numberText = (value: Exact | null): string => value?.toDecimal(PLACES) ?? 'null';

/** What the next period computes with is printed in full where its decimals end. */
const handedOn = (value: Exact): string => {
  const places = decimalPlaces(value.denominator);
  return value.toDecimal(places === undefined || places > MOST_PLACES ? PLACES : places);
};

const MOST_PLACES = 1000;

/** How many decimals a fraction with this denominator has; undefined where they never end. */
const decimalPlaces = (denominator: bigint): number | undefined => {
  const count = (factor: bigint): number => {
    let times = 0;
    for (let left = denominator; left % factor === 0n; left /= factor) times++;
    return times;
  };
  const [twos, fives] = [count(2n), count(5n)];
  return 2n ** BigInt(twos) * 5n ** BigInt(fives) === denominator ? Math.max(twos, fives) : undefined;
};

const writeValue = (value: Value, to: JsonWriter): void => {
  if (value instanceof Exact) to.raw(handedOn(value));
  else if (typeof value === 'boolean') to.raw(String(value));
  else if (typeof value === 'number') to.text(formatDate(value));
  else if (typeof value === 'string') to.text(value);
  else {
    to.array(() => {
      for (const one of value) writeValue(one, to);
    });
  }
};
