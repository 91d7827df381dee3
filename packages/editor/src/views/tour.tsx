import './tour.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { tourSeen } from '../state/settings.js';
import { fill, say, type Words } from '../words/language.js';

const WORDS = {
  title: { zh: '四步看懂本页', en: 'This page in four steps' },
  step: { zh: '第 {at} 步，共 {of} 步', en: 'Step {at} of {of}' },
  back: { zh: '上一步', en: 'Back' },
  next: { zh: '下一步', en: 'Next' },
  skip: { zh: '不看了', en: 'Skip' },
  done: { zh: '开始使用', en: 'Start' },
} satisfies Words;

/** What each step tells of, and the part of the page that it is about. */
const STEPS = [
  {
    target: '.app-left',
    text: {
      zh: '左边是规则的各个评分项，与附件的条款对应。选一项，中间就转到它的系数。',
      en: 'On the left stand the items of the rule with their clauses. Choose one, and the middle turns to its coefficients.',
    },
  },
  {
    target: '.app-centre',
    text: {
      zh: '中间改系数：选中数值，直接输入新数，按回车。也可以在“规则原文”里改，两边始终一致，其他内容一字不动。',
      en: 'Change coefficients in the middle: select a value, type, press Enter. Or change the rule text: both are always the same, and nothing else is touched.',
    },
  },
  {
    target: '.app-right',
    text: {
      zh: '右边随时重算得分和名次，标出谁升谁降；点单位名称看计算过程，每一步都能回到规则原文。',
      en: 'On the right, scores and places follow at once: who gains, who loses. A unit leads to its calculation, and each step to the rule text.',
    },
  },
  {
    target: '.app-head',
    text: {
      zh: '满意后按“保存”，先核对差异再写入文件。没保存的修改会自动留存，关掉网页也不会丢。',
      en: 'Then save: you see the differences before the file is written. What is not saved yet is kept, even if the page is closed.',
    },
  },
] as const;

/** Shown once: a card beside the page, which stays usable. */
export const Tour = () => {
  const [at, setAt] = useState(0);
  const card = useRef<HTMLElement>(null);
  const isOpen = !tourSeen.value;
  const step = STEPS[at];
  useEffect(() => {
    const target = isOpen && step ? document.querySelector(step.target) : null;
    target?.classList.add('tour-target');
    if (isOpen) card.current?.focus();
    return () => target?.classList.remove('tour-target');
  }, [isOpen, step]);
  if (!isOpen || !step) return null;
  const close = (): void => {
    tourSeen.value = true;
    setAt(0);
  };
  const isLast = at === STEPS.length - 1;
  return (
    <section
      class="tour"
      role="dialog"
      aria-label={say(WORDS.title)}
      aria-describedby="tour-text"
      tabIndex={-1}
      ref={card}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <p class="faint">{`${say(WORDS.title)} · ${fill(WORDS.step, { at: at + 1, of: STEPS.length })}`}</p>
      <p id="tour-text" aria-live="polite">
        {say(step.text)}
      </p>
      <div class="tour-buttons">
        {isLast ? null : (
          <button type="button" class="quiet" onClick={close}>
            {say(WORDS.skip)}
          </button>
        )}
        {at > 0 ? (
          <button type="button" onClick={() => setAt(at - 1)}>
            {say(WORDS.back)}
          </button>
        ) : null}
        <button type="button" class="primary" onClick={() => (isLast ? close() : setAt(at + 1))}>
          {say(isLast ? WORDS.done : WORDS.next)}
        </button>
      </div>
    </section>
  );
};
