// How the real bank is tried out in a real browser. Run: make test-browser
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  globalSetup: "./setup.ts",
  fullyParallel: true,
  workers: 2,
  timeout: 180_000,
  expect: { timeout: 5_000 },
  forbidOnly: !!process.env["CI"],
  retries: process.env["CI"] ? 2 : 0, // a shared machine may be slow for a moment; what fails thrice is broken
  reporter: process.env["CI"] ? "dot" : "list",
  use: {
    locale: "fi-FI",
    timezoneId: "Europe/Helsinki",
    viewport: { width: 1280, height: 900 },
    trace: "off",
    serviceWorkers: "block", // what it would keep is asked for behind a test's back; offline.spec.ts allows it
    launchOptions: {
      executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
      ],
    },
  },
});
