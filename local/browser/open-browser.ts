// A real browser from npm alone: Chromium's own build on Linux x64, an installed Chrome elsewhere.

import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--font-render-hinting=none',
  '--hide-scrollbars',
  '--no-first-run',
  '--disable-background-networking',
]

const installed: Readonly<Record<string, readonly string[]>> = {
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  linux: ['/usr/bin/google-chrome', '/usr/bin/chromium', '/usr/bin/chromium-browser'],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
}

/** Where a browser is; undefined where this machine has none. */
export const browserPath = async (): Promise<string | undefined> => {
  const found = installed[process.platform]?.find(path => existsSync(path))
  if (found !== undefined || process.platform !== 'linux' || process.arch !== 'x64') return found
  const { default: packaged } = await import('@sparticuz/chromium')
  // The package's own flags are left alone: they switch off the same-origin rule and put all pages into one process.
  return packaged.executablePath()
}

/** Starts the browser without a window. Throws where there is none. */
export const openBrowser = async (): Promise<Browser> => {
  const executablePath = await browserPath()
  if (executablePath === undefined) throw new Error('no browser was found: install Google Chrome')
  return chromium.launch({ executablePath, args: flags, headless: true })
}
