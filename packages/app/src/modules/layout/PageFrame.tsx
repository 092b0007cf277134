import {
  BreadcrumbEntry,
  PageLayoutProps,
  useBreadcrumbEntries,
} from '@backstage/frontend-plugin-api';
import { PluginHeader } from '@backstage/ui';
import { useResolvedPath } from 'react-router-dom';
import { useTitles } from './useTitles';

/**
 * The framework's page with its header inside a landmark: its title is a heading that it draws outside of its
 * header bar, where whoever walks through a page by landmarks does not find it.
 */
export function PageFrame(props: PageLayoutProps) {
  const { icon, noHeader, titleLink, headerActions, tabs, children } = props;
  const { titleOf, header } = useTitles();
  const title = props.title === undefined ? undefined : titleOf(props.title);
  const path = useResolvedPath('.').pathname.replace(/\/$/, '');
  const { items: breadcrumbs } = useBreadcrumbEntries();
  if (noHeader) return <>{children}</>;

  const content = (
    <>
      <section aria-label={header}>
        <PluginHeader
          title={title}
          icon={icon}
          titleLink={titleLink}
          breadcrumbs={breadcrumbs}
          tabs={tabs?.map(tab => ({
            ...tab,
            href: tab.href.startsWith('/') ? tab.href : `${path}/${tab.href}`,
            matchStrategy: 'prefix' as const,
          }))}
          customActions={headerActions}
        />
      </section>
      {children}
    </>
  );
  if (!title) return content;
  const entry = { label: title, href: titleLink ?? (path || '/') };
  return <BreadcrumbEntry entry={entry}>{content}</BreadcrumbEntry>;
}
