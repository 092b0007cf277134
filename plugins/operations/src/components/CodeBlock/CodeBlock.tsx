import { ReactNode } from 'react';
import { CopyButton } from './CopyButton';
import styles from './CodeBlock.module.css';

/**
 * Text to be copied, such as a query or a file.
 *
 * @param props - aside: what stands beside the button, such as a link.
 * @internal
 */
export function CodeBlock(props: {
  label: string;
  text: string;
  aside?: ReactNode;
}) {
  const { label, text, aside } = props;
  return (
    <div className={styles.block}>
      <pre
        className={styles.code}
        role="region"
        aria-label={label}
        // Keys scroll it.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {text}
      </pre>
      <div className={styles.tools}>
        <CopyButton text={() => text} />
        {aside}
      </div>
    </div>
  );
}
