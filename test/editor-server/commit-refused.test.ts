import { describe, expect, it } from 'vitest';
import { Repository, refused } from './repository.js';
import { errorOf, etagIn, gitIn } from './support.js';

const all = new Repository();

describe('a commit is refused', () => {
  it('with a name that is none of a branch', async () => {
    const names = [
      '',
      '-',
      '-f',
      '--all',
      '@{-1}',
      '@',
      'HEAD',
      'a b',
      'a..b',
      'a~1',
      'a^',
      'a:b',
      '/a',
      'a/',
      'a//b',
      '.a',
      'a.lock',
      'a\nb',
      'a\0b',
      '@{u}',
      'a'.repeat(201),
    ];
    all.git('checkout', '-qb', 'earlier');
    all.git('checkout', '-q', 'main');
    all.site.write('rules/sample.yaml', 'rule: two\n');
    const before = all.git('for-each-ref');
    for (const name of names)
      expect({ name, answer: await refused(all.commit(['sample.yaml'], name)) }).toEqual({
        name,
        answer: [422, 'branch-name'],
      });
    expect(all.git('for-each-ref')).toBe(before);
  });

  it('where a branch of the name’s beginning is in the way, and leaves the index alone', async () => {
    all.site.write('rules/sample.yaml', 'rule: two\n');
    const reply = await all.commit(['sample.yaml'], 'main/sub');
    expect([reply.status, errorOf(reply).code]).toEqual([409, 'branch-moved']);
    expect(errorOf(reply).detail).toContain('refs/heads/main');
    expect(all.git('status', '--porcelain')).toBe(' M rules/sample.yaml\n');
  });

  it('where the current branch can’t be moved, and puts the index back', async () => {
    all.site.write('rules/sample.yaml', 'rule: staged\n');
    all.git('add', 'sample.yaml');
    all.site.write('rules/sample.yaml', 'rule: two\n');
    all.site.write('rules/new.yaml', 'a: 1\n');
    const before = [all.git('ls-files', '--stage'), all.git('rev-parse', 'HEAD')];
    all.site.write('.git/refs/heads/main.lock', '');
    expect(await refused(all.commit(['sample.yaml', 'new.yaml'], 'main'))).toEqual([409, 'branch-moved']);
    expect([all.git('ls-files', '--stage'), all.git('rev-parse', 'HEAD')]).toEqual(before);
  });

  it.each(['main', 'proposal'])('where another program moves the branch meanwhile: %s', async (branch) => {
    all.git('branch', '-f', 'proposal');
    const theirs = all.git('commit-tree', 'HEAD^{tree}', '-p', 'HEAD', '-m', 'theirs').trim();
    // A filter runs while the files are read, when the branch has been looked at.
    all.git('config', 'filter.late.clean', `git update-ref refs/heads/${branch} ${theirs}; cat`);
    all.site.write('.git/info/attributes', '*.yaml filter=late\n');
    all.site.write('rules/sample.yaml', 'rule: two\n');
    const staged = all.git('ls-files', '--stage');
    expect(await refused(all.commit(['sample.yaml'], branch))).toEqual([409, 'branch-moved']);
    expect([all.git('rev-parse', branch).trim(), all.git('ls-files', '--stage')]).toEqual([theirs, staged]);
  });

  it('where nothing has changed', async () => {
    expect(await refused(all.commit(['sample.yaml'], 'main'))).toEqual([409, 'nothing-changed']);
    expect(await refused(all.commit(['sample.yaml'], 'other'))).toEqual([409, 'nothing-changed']);
    expect(all.git('branch', '--list', 'other')).toBe('');
  });

  it('where a file is not as the page knows it, is not there, or lies elsewhere', async () => {
    const etag = await etagIn(all.server, 'sample.yaml');
    all.site.write('rules/sample.yaml', 'rule: two\n');
    const reply = await all.post({ paths: [{ path: 'sample.yaml', etag }], branch: 'main', message: 'a' });
    expect([reply.status, errorOf(reply)]).toMatchObject([
      412,
      { code: 'changed', path: 'sample.yaml', etag: await etagIn(all.server, 'sample.yaml') },
    ]);
    for (const [path, code] of [
      ['none.yaml', 'no-file'],
      ['../outside/secret.yaml', 'bad-path'],
      ['.git/config', 'hidden'],
    ])
      expect((await refused(all.post({ paths: [{ path, etag }], branch: 'main', message: 'a' })))[1]).toBe(code);
    expect(all.git('rev-list', '--count', 'HEAD').trim()).toBe('1');
  });

  it('without a message, or without a name for who commits', async () => {
    all.site.write('rules/sample.yaml', 'rule: two\n');
    expect(await refused(all.commit(['sample.yaml'], 'main', ' \r\n '))).toEqual([422, 'no-message']);
    for (const config of ['', '[user]\n\tname = 王\n', '[user]\n\temail = wang@example.cn\n']) {
      all.site.write('gitconfig', config);
      expect(await refused(all.commit(['sample.yaml'], 'main'))).toEqual([409, 'no-identity']);
    }
  });

  it.each(['MERGE_HEAD', 'CHERRY_PICK_HEAD', 'REVERT_HEAD', 'rebase-merge/x', 'rebase-apply/x', 'index.lock'])(
    'in the middle of something else: %s',
    async (name) => {
      all.site.write('rules/sample.yaml', 'rule: two\n');
      all.site.write(`.git/${name}`, all.git('rev-parse', 'HEAD'));
      expect(await refused(all.commit(['sample.yaml'], 'main'))).toEqual([409, 'git-busy']);
    },
  );

  it('of an ignored file, and of one of a repository inside', async () => {
    all.site.write('rules/mine.local.yaml', 'a: 1\n');
    expect(await refused(all.commit(['mine.local.yaml'], 'main'))).toEqual([409, 'ignored']);
    all.site.write('rules/sub/a.yaml', 'a: 1\n');
    gitIn(all.site.path('rules/sub'), all.site.base, 'init', '-q');
    expect(await refused(all.commit(['sub/a.yaml'], 'main'))).toEqual([409, 'other-repository']);
  });
});
