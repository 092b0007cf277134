import { SidebarItem } from '@backstage/core-components';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  MyQuestions,
  questionsRouteRef,
} from '@operate-first/plugin-operations';
import { RiQuestionAnswerLine } from '@remixicon/react';
import { useViewer } from '../signIn';
import { navTranslationRef } from './translation';
import styles from './OperationsItem.module.css';

const MOST = 99;
const Icon = () => <RiQuestionAnswerLine size={24} />;

/** The way to questions, with how many wait for who has signed in. Visitors read them; nobody asks them anything. */
export function QuestionsItem() {
  const path = useRouteRef(questionsRouteRef)?.();
  const viewer = useViewer();
  const { t } = useTranslationRef(navTranslationRef);
  const title = t('questions');
  if (!path) return null;
  if (!viewer?.signedIn) {
    return <SidebarItem to={path} icon={Icon} text={title} />;
  }
  return (
    <MyQuestions>
      {({ count, words }) => (
        <SidebarItem
          to={path}
          icon={Icon}
          text={title}
          hasNotifications={count > 0}
          aria-label={count > 0 ? `${title}: ${words}` : title}
        >
          {count > 0 && (
            <span className={styles.count} title={words} aria-hidden>
              {count > MOST ? `${MOST}+` : count}
            </span>
          )}
        </SidebarItem>
      )}
    </MyQuestions>
  );
}
