// Real web servers, as Debian has them, on this machine only: each with the
// settings that Vakka makes for it, changed where they say that they must be.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { delimiter, join } from "node:path";
import { work } from "./site.ts";

/** What a server needs to begin: where its own files go, where the site is and
 * under which path of which port. */
interface Place { readonly own: string; readonly site: string; readonly base: string; readonly port: number; readonly bank: string }
interface Start { readonly program: string; readonly args: readonly string[] }

const asRoot = process.getuid?.() === 0;

/** make test-browser puts there what the machine lacks. */
const unpacked = join(import.meta.dirname, "../node_modules/.servers");

function program(name: string): string {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin", join(unpacked, "usr/sbin"), join(unpacked, "usr/bin")];
  const found = folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
  if (!found) throw new Error(`${name} is not installed: run make test-hosts`);
  return found;
}

/** The settings that vakka hosts prints, with every line marked "change" changed. */
function snippet(server: string, place: Place, changes: readonly [RegExp, string][]): string {
  let text = execFileSync(join(work(), "vakka"), ["hosts", server, "--bank", place.bank, "--base-url", origin(place)], { encoding: "utf8" });
  for (const [line, now] of changes) {
    const every = new RegExp(line, "gm");
    if (!every.test(text)) throw new Error(`the settings of ${server} have no line like ${line}`);
    text = text.replaceAll(every, now);
  }
  if (/[^"]change/.test(text.replace(/^#.*$/gm, ""))) throw new Error(`a change to the settings of ${server} was not made:\n${text}`);
  return text;
}

const origin = ({ port, base }: Place): string => `http://127.0.0.1:${port}${base}`;

const starts: Readonly<Record<string, (place: Place) => Start>> = {
  nginx(place) {
    const bank = snippet("nginx", place, [
      [/listen .*change.*$/, `listen 127.0.0.1:${place.port};`],
      [/;  # change$/, ";"],
      [/alias .*change.*$/, `alias ${place.site}/;`],
    ]);
    const conf = join(place.own, "nginx.conf");
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `  ${name}_temp_path ${join(place.own, name)};\n`);
    writeFileSync(join(place.own, "bank.conf"), bank);
    writeFileSync(conf, `daemon off;\nmaster_process off;\npid ${join(place.own, "pid")};\nerror_log stderr;\nevents {}\n` +
      `http {\n  access_log off;\n${temporary.join("")}  include bank.conf;\n}\n`);
    return { program: program("nginx"), args: ["-p", place.own, "-c", conf, "-e", "stderr"] };
  },
  // Everything is in .htaccess; without a file of types, so that ours are all there are.
  apache(place) {
    const conf = join(place.own, "apache.conf");
    const modules = ["mpm_event", "authz_core", "dir", "mime", "headers", "deflate", "filter", "alias"]
      .map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so\n`).join("");
    writeFileSync(conf, modules + (asRoot ? "User nobody\nGroup nogroup\n" : "") +
      `ServerRoot ${place.own}\nServerName 127.0.0.1\nPidFile pid\nErrorLog error.log\nTypesConfig /dev/null\nListen 127.0.0.1:${place.port}\n` +
      (place.base === "/" ? `DocumentRoot ${place.site}\n` : `DocumentRoot ${place.own}\nAlias ${place.base.slice(0, -1)} ${place.site}\n`) +
      `<Directory ${place.site}>\n  AllowOverride FileInfo\n  Require all granted\n</Directory>\n`);
    return { program: program("apache2"), args: ["-f", conf, "-DFOREGROUND"] };
  },
  caddy(place) {
    const conf = join(place.own, "Caddyfile");
    const bank = snippet("caddy", place, [
      [/^\S+ \{  # change$/, `http://127.0.0.1:${place.port} {`],
      [/root \* .*change.*$/, `root * ${place.site}`],
    ]);
    writeFileSync(conf, "{\n\tadmin off\n\tauto_https off\n}\n" + bank);
    return { program: program("caddy"), args: ["run", "--config", conf, "--adapter", "caddyfile"] };
  },
};

export const servers: readonly string[] = Object.keys(starts);

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((ready) => probe.listen(0, "127.0.0.1", ready));
  const { port } = probe.address() as AddressInfo;
  await new Promise<void>((closed) => probe.close(() => closed()));
  return port;
}

/** Builds a bank for a place below a server, starts the server, and waits until
 * it answers. */
export async function start(server: string, base: string, bank: string, own: string): Promise<{ url: string; site: string; stop: () => Promise<void> }> {
  mkdirSync(own, { recursive: true });
  const place: Place = { own, site: join(own, "public"), base, port: await freePort(), bank };
  execFileSync(join(work(), "vakka"), ["build", "--bank", bank, "--out", place.site, "--base-url", origin(place)], { stdio: "ignore" });
  // Apache does not trust the mark of a file that is not yet a second old.
  const before = Date.now() / 1000 - 3600;
  for (const name of readdirSync(place.site, { recursive: true, encoding: "utf8" })) utimesSync(join(place.site, name), before, before);
  const { program, args } = starts[server]!(place);
  let said = "";
  const child = spawn(program, args, { cwd: own, env: { ...process.env, HOME: own, XDG_DATA_HOME: own, XDG_CONFIG_HOME: own }, stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.on("data", (some) => { said += some; });
  child.stderr.on("data", (some) => { said += some; });
  child.on("error", (error) => { said += error.message; });
  for (let patience = 100; ; patience--) {
    if (child.exitCode !== null || patience === 0) {
      await stopped(child);
      throw new Error(`${server} did not begin:\n${said}`);
    }
    if (await fetch(origin(place)).then(() => true, () => false)) break;
    await new Promise((later) => setTimeout(later, 100));
  }
  return { url: origin(place), site: place.site, stop: () => stopped(child) };
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((done) => child.once("exit", () => done()));
  child.kill("SIGTERM");
  await gone;
}
