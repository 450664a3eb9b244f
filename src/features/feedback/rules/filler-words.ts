/**
 * Words that hold sentences together and are no theme, in the languages that customers write most, as `tokensOf` writes
 * them. Words of denial are not among them: "no call back" is a theme, "call back" may not be.
 */
const words = {
  english:
    "a about after all also am an and any are as at be because been before being but by can could did do does doing for from get got had has have having he her here him his how i if in into is it its itself just like made make me more most much my of off on one only or our out over own really said same she should so some still such than that the their them then there these they thing things this those though through to too under up us very was we were what when where which while who will with would you your yours ve ll re don didn doesn wasn isn won t s m d",
  german:
    "aber alle alles als also am an auch auf aus bei bin bis da dabei damit dann das dass dem den der des dich die dies diese dieser dir doch dort du durch ein eine einem einen einer eines er es etwas euch fur gab gar gibt habe haben hat hatte hatten hier ich ihr ihm ihn ihnen ihre im in ist ja jede jeder jetzt kann kein konnte machen man mal mehr mein meine mich mir mit muss nach noch nun nur ob oder schon sehr sein seine seit sich sie sind so soll um und uns unser unsere unter viel vom von vor war waren was weil wenn werden wer wie wieder will wir wird wo worden wurde wurden zu zum zur uber",
  french:
    "a ai alors au aucun aussi autre aux avec avait avant avoir c ce cela ces cet cette chez ci comme d dans de des donc du elle elles en encore est et etait etaient ete etre eu fait font il ils j je l la le les leur leurs lui m ma mais me meme mes mon n nos notre nous on ont ou par parce peu plus pour puis qu quand que quel quelle qui s sa sans se ses si son sont sous sur t ta te tes tous tout toute tres tu un une vos votre vous y",
  spanish:
    "al algo antes como con cuando de del desde donde dos el ella ellos en entre era es esta estaba este esto fue ha habia han hasta hay la las le les lo los mas me mi mis mucho muy o otra para pero por porque que se ser si sin sobre son su sus tambien te tiene todo tu un una uno y ya yo",
  italian:
    "ad al alla anche ancora aveva che chi ci come con cosa cui da dal dalla dei del della delle di dove e era ero essere fatto gli ha ho i il in io la le lei lo loro lui ma mi mia mio molto nel nella noi o per piu poi quando quello questa questo se sei si sono stata stato su sua suo tra tutto un una uno vi",
  dutch:
    "aan al alle als ben bij daar dan dat de deze die dit door dus een en er ge had heb hebben heeft het hier hij hoe hun ik in is ja je kan maar me meer men met mij mijn moet na naar nog nu of om omdat ons ook op over te tot uit van veel voor was wat we wel wie wij word worden zal ze zelf zich zij zijn zo zou",
};

const fillers: ReadonlySet<string> = new Set(Object.values(words).flatMap((list) => list.split(" ")));

/** Does a phrase start and end with words that say something? "the claim" and "claim was" are "claim" with a filler. */
export function saysSomething(phrase: string): boolean {
  const said = phrase.split(" ");
  const [first = "", last = ""] = [said[0], said.at(-1)];
  return !fillers.has(first) && !fillers.has(last);
}
