/** What customers write about a place: sentences that praise it and sentences that do not. Slots in braces are filled by comments.ts. */
export type Words = Readonly<{ good: readonly string[]; bad: readonly string[] }>;

export const wordsBeforePurchase: Readonly<Record<string, Words>> = {
  "risk-advice": {
    good: [
      "The tips on frozen pipes saved us a flooded kitchen in {month}.",
      "Useful advice and nobody tried to sell me anything.",
      "I forwarded the piece about cycling insurance to {times} friends.",
      "Clear, short and about things that really happen.",
    ],
    bad: [
      "The newsletter is scare stories with a price at the end.",
      "I get {times} mails a week about risks I do not have.",
      "Nothing in it for people who rent.",
      "Looked helpful until it turned into an advert.",
    ],
  },
  advertising: {
    good: [
      "The advert with the corner shop felt honest.",
      "You sponsor our running club, that counts for something.",
      "It said what the cover does and that was true.",
    ],
    bad: [
      "The advert promised claims decided in 48 hours. Mine took {weeks} weeks.",
      '"No surprises at renewal" is a bold line for what I got.',
      "Too much shouting, too little about what is covered.",
      "One price on the poster, another one on the website.",
    ],
  },
  "social-media-replies": {
    good: [
      "Somebody answered my question on a Sunday evening.",
      "A real person replied and it was sorted by {hour}.",
    ],
    bad: [
      "I wrote in public {days} days ago and nobody has answered.",
      "You reply to praise and ignore everyone with a problem.",
      "Got the same copied sentence three times.",
    ],
  },
  website: {
    good: [
      "Found what I needed in {few} minutes, on my phone.",
      "The website explains excess better than anyone has before.",
      "Simple pages, big buttons, no pop-ups.",
      "Search took me straight to the right form.",
    ],
    bad: [
      "The site asked for the same details {times} times.",
      "I could not find a telephone number anywhere on the website.",
      "The page froze at the last step and everything was gone.",
      "So many pages, and none says what is not covered.",
    ],
  },
  "comparison-site": {
    good: [
      "The price was the same as on the comparison site.",
      "Easy to see what was included next to the others.",
      "Came over from the comparison site and all my answers were kept.",
    ],
    bad: [
      "{amount} more than the comparison site had shown.",
      "The listing said legal cover was included. It was not.",
      "Had to type everything again after the comparison site.",
    ],
  },
  "cover-guide": {
    good: [
      "First policy wording I have read to the end.",
      "The guide told me plainly what is not covered.",
      "Good examples, especially the one about the escape of water.",
    ],
    bad: [
      "Plain language on page one, small print on page {times}.",
      "The guide and the policy say different things about contents.",
      "I still do not know if my bike is covered outside.",
    ],
  },
  "broker-first-call": {
    good: [
      "{name} listened first and then suggested two options.",
      "The broker knew the business and the street we are in.",
      "Half an hour on the phone and I understood my cover.",
    ],
    bad: [
      "The broker called back after {days} days.",
      "I was pushed towards the dearer package.",
      "{name} could not tell me why the price had changed since the morning.",
    ],
  },
  "online-quote": {
    good: [
      "A quote in {few} minutes and the price did not move.",
      "Each item of the price was explained, which I have not seen elsewhere.",
      "Saved quote, came back two days later, everything was still there.",
      "Quick and fair. {amount} less than my old insurer.",
      "Nice that it fills in the car from the number plate.",
    ],
    bad: [
      "The price jumped by {amount} between two screens.",
      "Far too many questions for a small car.",
      "Quote was lost when I went back one page.",
      "After {minutes} minutes of typing: we cannot offer you a price online.",
      "Why is it dearer online than on the phone?",
    ],
  },
  "quote-by-phone": {
    good: [
      "{name} went through it line by line and took {amount} off for the alarm.",
      "Friendly, quick, and the paper arrived as promised.",
      "Same price as online, with somebody to ask.",
    ],
    bad: [
      "On hold for {minutes} minutes to get a price.",
      "The price on the phone was {amount} above the one online.",
      "I had to spell my address {times} times.",
    ],
  },
  "quote-chat": {
    good: [
      "The chat answered at {hour} in the evening.",
      "Chat found the right cover for two drivers in {few} minutes.",
    ],
    bad: [
      'The chat robot did not understand "joint policy".',
      "Chat passed me to a person who asked everything again.",
      "Closed on me while I was looking for the registration.",
    ],
  },
  "broker-proposal": {
    good: [
      "A proposal on two pages with a clear comparison.",
      "Proposal came the same day and matched what we had talked about.",
      "{name} had thought of the stock in the cellar, we had not.",
    ],
    bad: [
      "The proposal took {days} days and missed the van.",
      "Price was fine, wording was a puzzle.",
      "Proposal had last year's turnover in it.",
    ],
  },
  "underwriter-desk": {
    good: [
      "Terms within {hour} hours, and a person who explains a no.",
      "{name} at the desk knows our book.",
      "Decisions by phone, confirmed in writing the same day.",
    ],
    bad: [
      "Referrals sit in the queue for {days} days.",
      "New rates with a week's notice, and my clients ask me why.",
      "Different underwriter, different answer.",
    ],
  },
  "adviser-meeting": {
    good: [
      "{name} remembered what we had discussed last year.",
      "An hour well spent, and no pressure at all.",
      "The adviser took out cover we did not need.",
      "Everything on one sheet of paper, which my husband liked.",
    ],
    bad: [
      "The adviser cancelled {times} times.",
      "We went through the same questions as on the form.",
      "Felt like a sales talk.",
    ],
  },
  "help-line": {
    good: [
      "{name} solved it in one call.",
      "Got through in {few} minutes and was treated like a person.",
      "The help line knew about my earlier call, so I did not start from zero.",
      "Patient with an old man who does not like menus. Thank you {name}.",
    ],
    bad: [
      "{minutes} minutes in the queue, then I was cut off.",
      "Explained my problem to {times} people.",
      "The help line said somebody would call back. Nobody did.",
      "Nobody could see what the claims team had written.",
      "Menu after menu and then music.",
    ],
  },
  "call-back": {
    good: [
      "Call-back came at {hour} exactly as promised.",
      "They rang back with an answer, not with a question.",
      "Missed the call and {name} tried again the same day.",
    ],
    bad: [
      "Still waiting for the call back after {days} days.",
      "They rang once while I was at work and closed the request.",
      "The call-back was from somebody who knew nothing about it.",
      "Promised a call back {times} times.",
    ],
  },
  "document-upload": {
    good: [
      "Took a photo, done. No printing.",
      "Upload told me at once that the scan was readable.",
      "All papers in one place in {few} minutes.",
    ],
    bad: [
      "Uploaded the same document {times} times and it is still missing.",
      "The upload refuses files from my phone.",
      "No word whether anybody has looked at it for {days} days.",
    ],
  },
  "underwriting-referral": {
    good: ["Took {days} days and they told me so at the start.", "They explained why the flat roof matters."],
    bad: [
      "Silence for {weeks} weeks while my old cover ran out.",
      "Asked for the medical report twice.",
      "Declined without a reason.",
    ],
  },
  "broker-portal": {
    good: [
      "The portal shows the commission per policy at last.",
      "Issuing a small package takes {few} minutes.",
      "Documents are where one expects them.",
    ],
    bad: [
      "The portal was down on a Monday morning again.",
      "Mid-term changes still need a mail.",
      "Logged out after {minutes} minutes with a half-filled form.",
    ],
  },
};
