// Finds what the browser tests need, Chromium and a font with Chinese characters; on Debian installs them where it may.
import { existsSync } from 'node:fs';
import { env, getuid, platform } from 'node:process';
import { fail, run, say } from './setup.mjs';

const FONTS = [
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/truetype/noto/NotoSansCJK-Regular.ttc',
];
const PACKAGES = ['chromium', 'fonts-noto-cjk'];

/** The browser for the tests; ZS_CHROMIUM names another one. */
export const chromium = env.ZS_CHROMIUM ?? '/usr/bin/chromium';

/** Installs what is missing if that is allowed; else ends the process with the one command to run. */
export function setupBrowser() {
  const isMissing = () => !existsSync(chromium) || (platform === 'linux' && !FONTS.some((it) => existsSync(it)));
  if (!isMissing() || (env.ZS_CHROMIUM !== undefined && existsSync(chromium))) return;
  const command = `apt-get install -y --no-install-recommends ${PACKAGES.join(' ')}`;
  if (existsSync('/usr/bin/apt-get') && getuid?.() === 0) {
    say(
      '正在安装浏览器测试所需的 Chromium 和中文字体……',
      'Installing Chromium and Chinese fonts for the browser tests ...',
    );
    env.DEBIAN_FRONTEND = 'noninteractive';
    const install = () => run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...PACKAGES]);
    if ((install() || (run('apt-get', ['update', '-qq']) && install())) && !isMissing()) return;
  }
  fail(
    `浏览器测试需要 Chromium 和中文字体。请运行：sudo ${command}`,
    `The browser tests need Chromium and Chinese fonts. Run: sudo ${command}`,
    '也可以用环境变量 ZS_CHROMIUM 指明已装的浏览器。Or name an installed browser by ZS_CHROMIUM.',
  );
}
