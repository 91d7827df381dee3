import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Workspace } from '../../packages/interpreter/src/workspace/api.js';
import { done, post, Repository, refused } from './repository.js';
import { ask, etagIn, gitEnv, gitIn, json, put, RULE, serverOver } from './support.js';

const all = new Repository();
let lone = '';

beforeAll(() => {
  lone = realpathSync(mkdtempSync(join(tmpdir(), 'zhunsheng-lone-')));
  writeFileSync(join(lone, 'sample.yaml'), RULE);
});
afterAll(() => rmSync(lone, { recursive: true, force: true }));

describe('the state', () => {
  it('names the branch and says whether the folder is clean', async () => {
    expect(await all.state()).toEqual({ repository: true, branch: 'main', clean: true });
    all.site.write('outside/more.yaml', 'a: 1\n');
    expect((await all.state()).clean).toBe(true);
    all.site.write('rules/sample.yaml', 'rule: sample2\n');
    expect((await all.state()).clean).toBe(false);
    all.git('tag', '分支');
    all.git('checkout', '-qb', '分支');
    expect((await all.state()).branch).toBe('分支');
    all.git('checkout', '-q', '--detach');
    expect('branch' in (await all.state())).toBe(false);
  });

  it.each([
    ['without git', 'no-git', () => ({ env: { PATH: '' } })],
    ['in a folder that is none of git', 'no-repository', () => ({ folder: lone })],
  ] as const)('is told %s', async (_where, code, options) => {
    const server = serverOver(all.site, options());
    await server.listen(0);
    try {
      expect((json(await ask(server, '/api/workspace')) as Workspace).git).toEqual({ repository: false });
      const paths = [{ path: 'sample.yaml', etag: await etagIn(server, 'sample.yaml') }];
      expect(await refused(post(server, { paths, branch: 'main', message: 'a' }))).toEqual([409, code]);
    } finally {
      await server.close();
    }
  });
});

describe('a commit on the current branch', () => {
  it('holds just these files, and leaves git status clean of them', async () => {
    const first = all.git('rev-parse', 'HEAD').trim();
    await put(all.server, 'sample.yaml', 'rule: sample\ntitle: 新名\n', {
      'if-match': await etagIn(all.server, 'sample.yaml'),
    });
    await put(all.server, '新规则.yaml', 'rule: new\n', { 'if-none-match': '*' });
    all.site.write('rules/staged.yaml', 'staged: 1\n');
    all.git('add', 'staged.yaml');
    all.site.write('rules/samples/sample.json', '{"changed": 1}\n');
    all.site.write('rules/untracked.yaml', 'a: 1\n');
    const made = await done(
      all.commit(['sample.yaml', '新规则.yaml', 'cases/样例.cases.yaml'], 'main', '调整系数\r\n\r\n# 依据：附件0\n'),
    );
    expect(made).toEqual({
      commit: all.git('rev-parse', 'HEAD').trim(),
      branch: 'main',
      files: ['sample.yaml', '新规则.yaml'],
    });
    expect(all.git('log', '-1', '--format=%P|%an|%ae|%cn|%B')).toBe(
      `${first}|王 主任|wang@example.cn|王 主任|调整系数\n\n# 依据：附件0\n\n`,
    );
    expect(all.git('diff', '--numstat', 'HEAD~', 'HEAD')).toBe('1\t1\trules/sample.yaml\n1\t0\trules/新规则.yaml\n');
    expect(all.git('status', '--porcelain')).toBe(
      ' M rules/samples/sample.json\nA  rules/staged.yaml\n?? rules/untracked.yaml\n',
    );
    expect(all.git('diff-files', '--name-only').trim()).toBe('rules/samples/sample.json');
    expect(all.git('reflog', '-1', '--format=%gs').trim()).toBe('commit: 调整系数');
    expect(all.git('fsck', '--strict').trim()).toBe('');
  });

  it('takes what is on disk, whatever was staged of the file', async () => {
    all.site.write('rules/sample.yaml', 'rule: staged\n');
    all.git('add', 'sample.yaml');
    all.site.write('rules/sample.yaml', 'rule: disk\n');
    await done(all.commit(['sample.yaml'], 'main'));
    expect(all.git('show', 'HEAD:rules/sample.yaml')).toBe('rule: disk\n');
    expect(all.git('status', '--porcelain')).toBe('');
  });

  it('is in UTF-8 whatever the settings say of commits', async () => {
    all.git('config', 'i18n.commitEncoding', 'gbk');
    all.site.write('rules/sample.yaml', 'rule: two\n');
    await done(all.commit(['sample.yaml'], 'main'));
    expect(all.git('cat-file', 'commit', 'HEAD')).toMatch(/\n\n调整系数\n$/);
    expect(all.git('cat-file', 'commit', 'HEAD')).not.toContain('encoding');
  });

  it('can be the first of a repository', async () => {
    all.git('update-ref', '-d', 'HEAD');
    all.git('rm', '-rq', '--cached', '--', '..');
    expect(await refused(all.commit(['sample.yaml'], 'other'))).toEqual([409, 'no-first-commit']);
    await done(all.commit(['sample.yaml'], 'main'));
    expect(all.git('ls-tree', '-r', '--name-only', '--full-tree', 'HEAD')).toBe('rules/sample.yaml\n');
    expect(all.git('log', '--format=%s')).toBe('调整系数\n');
  });

  it('keeps the kind of a file: executable, or with its ends of lines converted', async () => {
    chmodSync(all.site.path('rules/sample.yaml'), 0o755);
    all.site.write('.gitattributes', '*.yaml text eol=crlf\n');
    all.site.write('rules/sample.yaml', 'rule: sample\r\ntitle: 新\r\n');
    await done(all.commit(['sample.yaml'], 'main'));
    expect(all.git('ls-tree', 'HEAD', 'sample.yaml')).toMatch(/^100755 /);
    expect(all.git('show', 'HEAD:rules/sample.yaml')).toBe('rule: sample\ntitle: 新\n');
    expect(all.git('status', '--porcelain', '--', 'sample.yaml')).toBe('');
  });

  it('names files literally, and a link by what it leads to', async () => {
    all.site.write('rules/[s]*.yaml', 'a: 1\n');
    all.site.write('rules/sample.yaml', 'rule: changed\n');
    symlinkSync('sample.yaml', all.site.path('rules/alias.yaml'));
    expect((await done(all.commit(['[s]*.yaml'], 'main'))).files).toEqual(['[s]*.yaml']);
    expect((await done(all.commit(['alias.yaml', 'sample.yaml'], 'main'))).files).toEqual(['sample.yaml']);
    expect(all.git('ls-tree', '--name-only', 'HEAD', 'alias.yaml')).toBe('');
  });

  it('is one after another where several are asked for at once', async () => {
    const names = [1, 2, 3, 4].map((at) => `at${at}.yaml`);
    for (const name of names) all.site.write(`rules/${name}`, 'a: 1\n');
    await Promise.all(names.map((name) => done(all.commit([name], 'main'))));
    expect(all.git('rev-list', '--count', 'HEAD').trim()).toBe('5');
    expect(all.git('status', '--porcelain')).toBe('');
  });
});

describe('a commit on another branch', () => {
  it('makes it from HEAD and leaves everything else as it is', async () => {
    all.site.write('rules/sample.yaml', 'rule: changed\n');
    all.site.write('rules/staged.yaml', 'staged: 1\n');
    all.git('add', 'staged.yaml');
    const [status, head] = [all.git('status', '--porcelain'), all.git('rev-parse', 'HEAD')];
    const index = statSync(all.site.path('.git/index')).mtimeMs;
    const made = await done(all.commit(['sample.yaml'], '提案/降低系数'));
    expect(statSync(all.site.path('.git/index')).mtimeMs).toBe(index);
    expect(all.git('rev-parse', '提案/降低系数').trim()).toBe(made.commit);
    expect(all.git('rev-parse', '提案/降低系数~')).toBe(head);
    expect(all.git('diff', '--name-only', 'main', '提案/降低系数').trim()).toBe('rules/sample.yaml');
    expect([
      all.git('rev-parse', 'HEAD'),
      all.git('symbolic-ref', 'HEAD').trim(),
      all.git('status', '--porcelain'),
    ]).toEqual([head, 'refs/heads/main', status]);
  });

  it('goes on where the last commit made here left it', async () => {
    all.site.write('rules/sample.yaml', 'rule: one\n');
    const one = await done(all.commit(['sample.yaml'], 'proposal'));
    expect(await refused(all.commit(['sample.yaml'], 'proposal'))).toEqual([409, 'nothing-changed']);
    all.site.write('rules/sample.yaml', 'rule: two\n');
    const two = await done(all.commit(['sample.yaml'], 'proposal'));
    expect(all.git('rev-parse', `${two.commit}~`).trim()).toBe(one.commit);
  });

  it('takes an existing one only while it stands at HEAD', async () => {
    all.git('branch', 'ready');
    all.site.write('rules/sample.yaml', 'rule: one\n');
    await done(all.commit(['sample.yaml'], 'ready'));
    all.git('checkout', '-qb', 'theirs');
    all.git('commit', '-qam', 'theirs');
    all.git('checkout', '-q', 'main');
    all.site.write('rules/sample.yaml', 'rule: two\n');
    const tip = all.git('rev-parse', 'theirs');
    expect(await refused(all.commit(['sample.yaml'], 'theirs'))).toEqual([409, 'branch-exists']);
    expect(all.git('rev-parse', 'theirs')).toBe(tip);
  });

  it('moves none that another working tree has checked out', async () => {
    all.git('worktree', 'add', '-q', all.site.path('tree'), '-b', 'elsewhere');
    all.site.write('rules/sample.yaml', 'rule: two\n');
    expect(await refused(all.commit(['sample.yaml'], 'elsewhere'))).toEqual([409, 'branch-exists']);
  });

  it('takes none whose name is the current one’s but for capitals', async () => {
    all.site.write('rules/sample.yaml', 'rule: two\n');
    expect(await refused(all.commit(['sample.yaml'], 'Main'))).toEqual([409, 'branch-exists']);
  });

  it('works where HEAD is on no branch', async () => {
    all.git('checkout', '-q', '--detach');
    all.site.write('rules/sample.yaml', 'rule: two\n');
    await done(all.commit(['sample.yaml'], 'from-detached'));
    expect(all.git('status', '--porcelain').trim()).toBe('M rules/sample.yaml');
  });
});

describe('a commit runs no program of the repository', () => {
  it('neither hooks nor monitors', async () => {
    const trace = all.site.path('trace');
    for (const hook of [
      'pre-commit',
      'commit-msg',
      'post-commit',
      'reference-transaction',
      'post-index-change',
      'fsmonitor',
    ]) {
      all.site.write(`.git/hooks/${hook}`, `#!/bin/sh\necho ${hook} >> '${trace}'\nexit 1\n`);
      chmodSync(all.site.path(`.git/hooks/${hook}`), 0o755);
    }
    gitIn(all.site.base, all.site.base, 'config', 'core.fsmonitor', all.site.path('.git/hooks/fsmonitor'));
    all.site.write('rules/sample.yaml', 'rule: two\n');
    await all.state();
    await done(all.commit(['sample.yaml'], 'main'));
    expect(existsSync(trace)).toBe(false);
  });

  it('and minds no variable of whoever started it', async () => {
    await all.server.close();
    const env = {
      ...gitEnv(all.site.base),
      GIT_DIR: '/nonexistent',
      GIT_INDEX_FILE: all.site.path('strange'),
      GIT_WORK_TREE: '/',
    };
    all.server = serverOver(all.site, { env: { ...env, GIT_AUTHOR_NAME: 'stranger', GIT_EDITOR: 'false' } });
    await all.server.listen(0);
    all.site.write('rules/sample.yaml', 'rule: two\n');
    await done(all.commit(['sample.yaml'], 'main'));
    expect(all.git('log', '-1', '--format=%an').trim()).toBe('王 主任');
    expect(existsSync(all.site.path('strange'))).toBe(false);
  });

  it('and leaves nothing behind', async () => {
    all.site.write('rules/sample.yaml', `${RULE}# a\n`);
    await done(all.commit(['sample.yaml'], 'main'));
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('zhunsheng-commit-'))).toEqual([]);
    expect(readdirSync(all.site.path('.git')).filter((name) => name.endsWith('.lock'))).toEqual([]);
  });
});
