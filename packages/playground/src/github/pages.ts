import { HubComment, HubIssue } from './model';
import { Repository } from './Repository';

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${escaped(title)}</title>
<style>body { font: 16px/1.5 system-ui; margin: 2rem auto; max-width: 50rem } pre { white-space: pre-wrap; border-left: 3px solid #888; padding-left: 1rem }</style>
<main>
<h1>${escaped(title)}</h1>
${body}
<p>This is the playground, which speaks as GitHub does. Nothing here leaves this machine.</p>
</main>
</html>
`;
}

function said({ user, body }: HubIssue | HubComment): string {
  return `<h2>${escaped(user.login)}</h2>\n<pre>${escaped(body)}</pre>`;
}

function stateOf({ state, state_reason: reason }: HubIssue): string {
  return reason ? `${state} (${reason})` : state;
}

/** The issues of a repository, for people. @internal */
export function repositoryPage({ name, issues }: Repository): string {
  const items = issues.map(
    issue =>
      `<li><a href="/${name}/issues/${issue.number}">#${issue.number} ${escaped(
        issue.title,
      )}</a> ${stateOf(issue)}</li>`,
  );
  return page(name, `<ul>${items.join('\n')}</ul>`);
}

/** An issue with its comments, for people. @internal */
export function issuePage(repository: Repository, number: number): string {
  const issue = repository.issue(number);
  const labels = issue.labels.map(label => label.name).join(', ');
  return page(
    `${issue.title} · ${repository.name}#${number}`,
    [
      `<p>${escaped(stateOf(issue))}${labels && ` · ${escaped(labels)}`}</p>`,
      said(issue),
      ...repository.comments(number).map(said),
    ].join('\n'),
  );
}
