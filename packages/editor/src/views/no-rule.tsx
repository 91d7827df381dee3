import { useSession } from '../state/context.js';
import { say, type Words } from '../words/language.js';

const WORDS = {
  opening: { zh: '正在打开……', en: 'Opening ...' },
  none: { zh: '还没有打开规则。', en: 'No rule is open.' },
} satisfies Words;

/** In place of a view of the rule, while there is none. */
export const NoRule = () => {
  const session = useSession();
  return <p class="faint no-rule">{say(session.opening.value ? WORDS.opening : WORDS.none)}</p>;
};
