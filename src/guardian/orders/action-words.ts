/**
 * Words for what an agent can do, by kind: base forms as an order has them, and the participles that
 * a passive order has. A closed vocabulary of actions, not of attacks: whether a sentence orders
 * something is decided by how it is built.
 *
 * @see Levin 1993, English Verb Classes and Alternations (classes 11, 13, 37: send, change of possession, communication)
 */

/** What an action does to the world; `visit` and `read` bring something in and change nothing. */
export type ActionKind = 'send' | 'spend' | 'change' | 'delete' | 'execute' | 'visit' | 'read'

/** `third`: `ends`, of verbs of motion and receipt; `noun`: `payment`, which orders where it is due. */
export type ActionForm = 'base' | 'participle' | 'gerund' | 'third' | 'noun'

export interface ActionWord {
  readonly kind: ActionKind
  readonly form: ActionForm
  /** Whether the word is as often a noun (`order`, `post`): it then needs an article behind it. */
  readonly isNounToo: boolean
}

/** `base participle`; one word where both are alike; a regular participle is made. */
const english: Readonly<Record<ActionKind, string>> = {
  send: 'send/sent forward email mail text message post publish share transmit deliver submit upload relay cc bcc reply reveal disclose leak exfiltrate hand pass attach dispatch route direct tell/told report/reported broadcast tweet notify/notified let/let give/given convey surrender entrust confide',
  spend:
    'buy/bought purchase order pay/paid transfer wire remit book donate checkout subscribe withdraw/withdrawn deposit invest tip redeem acquire reserve procure settle cover credit debit compensate reimburse',
  change:
    'change set/set reset/reset update modify/modified edit replace overwrite/overwritten enable disable grant add create register invite assign promote write/written save insert append rename move alter adjust switch swap activate configure commit merge push log enter apply/applied rotate make/made put/put prefix turn include fill type fork star accept confirm approve',
  delete:
    'delete remove erase wipe cancel/cancelled drop/dropped purge destroy clear unsubscribe terminate revoke discard uninstall',
  execute: 'execute run/run install launch invoke call trigger eval perform start',
  visit:
    'visit open click browse navigate access download fetch go/gone follow head reach arrive land end',
  read: 'read/read get/gotten retrieve list search look check find/found collect gather extract obtain grab use/used consult query load',
}

const nounsToo: ReadonlySet<string> = new Set(
  'cover credit debit email mail text message post share order book transfer wire set reset update edit move switch swap log start run call trigger open click access download search look check list read query load put type fork star visit deposit tip report route mail reply pass hand drop change charge checkout purchase head use direct clear process'.split(
    ' ',
  ),
)

/** Deeds as nouns, and verbs of motion and receipt as they stand behind a thing. */
const nouns: Readonly<Partial<Record<ActionKind, string>>> = {
  send: 'disclosure transmission submission delivery notification',
  spend: 'payment donation settlement remittance acquisition subscription',
  delete: 'deletion removal cancellation',
  execute: 'execution installation',
}
const thirds: Readonly<Partial<Record<ActionKind, string>>> = {
  visit: 'goes ends lands reaches arrives',
  send: 'receives gets obtains',
}

/** Imperatives and infinitives of other languages that write words apart. */
const others: Readonly<Record<ActionKind, string>> = {
  send: 'sende senden schick schicke schicken leite übermittle übermitteln teile weiterleiten envía envia enviar envíe envie envíen manda mande mandar reenvía reenviar comparte compartir envoie envoyez envoyer transmets transmettez transmettre partagez invia inviare inviate inoltra inoltrare enviem encaminhe encaminhar отправь отправьте отправить перешли перешлите переслать пришли stuur verzend',
  spend:
    'kaufe kauf kaufen bestelle bestellen überweise überweisen zahle zahlen bezahle bezahlen compra compre comprar paga pague pagar transfiere transfiera transferir achète achetez acheter paie payez payer transfère transférez transférer commandez commander virez acquista acquistare compri comprare pagare trasferisci trasferire transfira купи купите купить оплати оплатите оплатить переведи переведите перевести закажи закажите koop betaal',
  change:
    'ändere ändern setze setzen aktualisiere aktualisieren cambia cambie cambiar actualiza actualizar modifica modifique changez changer modifiez modifier modificare cambiare aggiorna aggiornare imposta altere mude troque alterar mudar atualize измени измените изменить смени смените сменить поменяй поменяйте wijzig verander',
  delete:
    'lösche löschen entferne entfernen storniere stornieren borra borre borrar elimina elimine eliminar supprime supprimez supprimer efface effacez annulez eliminare cancella cancellare apague apagar exclua excluir удали удалите удалить verwijder',
  execute:
    'führe ausführen starte installiere ejecuta ejecute ejecutar instala instale exécute exécutez exécuter lancez installez esegui eseguire installa execute выполни выполните выполнить запусти запустите вызови вызовите roep',
  visit:
    'besuche besuchen öffne öffnen klicke klicken visita visite visitar abre abra abrir pulsa visitez visiter ouvrez ouvrir cliquez accédez visitare apri aprire clicca acesse acessar clique посети посетите посетить открой откройте открыть перейди перейдите нажми нажмите bezoek klik',
  read: 'lies lesen hole lee leer obtén obtener lisez lire récupérez leggi leggere leia прочитай прочитайте получи lees',
}

function table(): ReadonlyMap<string, ActionWord> {
  const words = new Map<string, ActionWord>()
  const set = (text: string, kind: ActionKind, form: ActionForm, isNounToo = false): void => {
    if (!words.has(text)) words.set(text, { kind, form, isNounToo })
  }
  const kinds = Object.keys(english) as ActionKind[]
  for (const kind of kinds)
    for (const entry of english[kind].split(' ')) {
      const [base = '', given] = entry.split('/')
      set(base, kind, 'base', nounsToo.has(base))
      set(given ?? pastOf(base), kind, 'participle')
      set(gerundOf(base), kind, 'gerund')
    }
  for (const kind of kinds) {
    for (const word of nouns[kind]?.split(' ') ?? []) set(word, kind, 'noun')
    for (const word of thirds[kind]?.split(' ') ?? []) set(word, kind, 'third')
  }
  for (const kind of kinds) for (const word of others[kind].split(' ')) set(word, kind, 'base')
  return words
}

const doubling =
  /^(?:submit|transmit|remit|drop|grab|log|tip|get|set|run|put|swap|transfer|commit)$/

function pastOf(base: string): string {
  if (doubling.test(base)) return `${base}${base.at(-1) ?? ''}ed`
  return base.endsWith('e') ? `${base}d` : `${base}ed`
}

function gerundOf(base: string): string {
  if (doubling.test(base)) return `${base}${base.at(-1) ?? ''}ing`
  return base.endsWith('e') && base !== 'be' ? `${base.slice(0, -1)}ing` : `${base}ing`
}

/** Every form of every action, lower case. */
export const actionWords: ReadonlyMap<string, ActionWord> = table()

/** Stems in scripts without spaces and in Korean, where endings stick to words. */
export const unspacedActions: readonly (readonly [ActionKind, RegExp])[] = [
  ['send', /发送|发给|发到|转发|寄给|提交|送信|送って|送る|転送|보내|전송|전달|ส่ง/u],
  [
    'spend',
    /购买|購買|下单|支付|付款|转账|轉帳|购入|買って|購入|支払|振り込|送金|구매|결제|송금|이체|ซื้อ|โอน/u,
  ],
  ['change', /更改|修改|改为|改成|变更|變更|設定|设置|変更|변경|바꿔|바꾸|수정|เปลี่ยน/u],
  ['delete', /删除|刪除|移除|取消|削除|삭제|취소|ลบ/u],
  ['execute', /执行|執行|运行|调用|安装|実行|呼び出|실행|호출/u],
  ['visit', /访问|訪問|打开|打開|点击|點擊|浏览|アクセス|開いて|クリック|방문|접속|열어|클릭|เปิด/u],
  ['read', /读取|查看|获取|読み|取得|읽|조회/u],
]

/** Letters that stand for others in words written to be overlooked. @see Unicode UTS #39, confusables */
const lookalikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  $: 's',
  '@': 'a',
  '!': 'i',
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ѕ: 's',
  ј: 'j',
  к: 'k',
  м: 'm',
  т: 't',
  н: 'h',
  в: 'b',
  α: 'a',
  ε: 'e',
  ο: 'o',
  ρ: 'p',
  ν: 'v',
  ι: 'i',
  κ: 'k',
  τ: 't',
}

const foreign = /[0-9$@!\u0370-\u03ff\u0400-\u04ff]/
const latin = /[a-z]/

/** The action that `word` (lower case) names, also where some of its letters were exchanged. */
export function actionOf(word: string): ActionWord | undefined {
  const found = actionWords.get(word)
  if (found !== undefined || word.length < 3) return found
  const plain = unmask(word)
  return plain === word ? undefined : actionWords.get(plain)
}

const mixedWord =
  /(?<![\w@/.])[a-z]{1,16}(?:[0134570$][a-z]{1,16}){1,4}(?![\w@/])|[a-z]{1,16}[\u0370-\u03ff\u0400-\u04ff][a-z\u0370-\u03ff\u0400-\u04ff]{0,16}|[\u0370-\u03ff\u0400-\u04ff][a-z]{1,16}/giu

/** `text` with look-alikes in its words exchanged for Latin letters; as long as before. */
export function unmaskText(text: string): string {
  return text.replace(mixedWord, (word) => {
    const plain = unmask(word.toLowerCase())
    return plain.length === word.length ? plain : word
  })
}

/** `word` with look-alikes as the Latin letters they stand for; itself where it mixes nothing. */
export function unmask(word: string): string {
  if (!foreign.test(word) || !latin.test(word)) return word
  return Array.from(word, (letter) => lookalikes[letter] ?? letter).join('')
}
