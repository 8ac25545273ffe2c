package io.channelwatch.cli.sample;

import io.channelwatch.cli.sample.Partner.Region;
import io.channelwatch.cli.sample.Partner.Tier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sixty partners. All names are invented. */
final class Roster {

  /** A country's two letters, its region's first letter and its currency stand before the names. */
  private static final List<String> COMPANIES =
      List.of(
          "US,A,USD:Brightwater Integration|Cobalt Ridge Systems|Elmstone Technologies",
          "US,A,USD:Fairhaven Digital|Granite Peak Solutions|Harborline Networks",
          "US,A,USD:Ironwood Data Services|Juniper Trail Consulting|Keystone Meadow IT",
          "US,A,USD:Larkspur Cloud|Maplecrest Computing|Northfield Bridge",
          "US,A,USD:Oakline Partners|Pinebrook Analytics|Quarry Lane Software",
          "CA,A,USD:Redfern Borealis|Saltspring Systems|Tidewater Maritime IT",
          "MX,A,USD:Sierra Azul Sistemas|Vallarta Nube",
          "DE,E,EUR:Ahrenfeld Datentechnik|Birkenau Systemhaus|Donauwerk Digital",
          "DE,E,EUR:Fichtel und Moor IT|Havelstern Consulting",
          "FR,E,EUR:Atelier Garonne|Collines Numériques|Lumière Conseil",
          "NL,E,EUR:Dijkstroom Automatisering|Polderlicht|Waalkade Systems",
          "ES,E,EUR:Alameda Tecnología|Cierzo Datos",
          "IT,E,EUR:Arno Sistemi|Brenta Informatica",
          "SE,E,EUR:Fjällsjö Konsult|Norrsken Datadrift",
          "GB,E,GBP:Ashdown Technology|Calder Vale Computing|Fenwick Moss",
          "GB,E,GBP:Thornbury Digital|Wharfedale Networks",
          "SG,P,USD:Bukit Emas Solutions|Kallang Bay Tech|Straits Lantern IT",
          "AU,P,USD:Banksia Systems|Coorong Digital|Jacaranda Cloud|Wattle Creek Computing",
          "IN,P,USD:Ashvatha Infotech|Kaveri Systems|Neelam Softworks|Sahyadri Data",
          "JP,P,USD:Aoba Denshi|Hibari Systems|Minato Bridge|Tsubame Solutions",
          "KR,P,USD:Hanbit Networks|Namsan Data|Saebyeok Tech");

  private Roster() {}

  static List<Partner> partners() {
    List<Partner> partners = new ArrayList<>();
    for (String line : COMPANIES) {
      String[] origin = line.substring(0, line.indexOf(':')).split(",");
      for (String name : line.substring(line.indexOf(':') + 1).split("\\|")) {
        partners.add(partner(partners.size(), name, origin));
      }
    }
    return partners;
  }

  private static Partner partner(int number, String name, String[] origin) {
    String id = "P-" + (1001 + number);
    Story story = story(id);
    Tier tier = tier(number);
    return new Partner(
        number,
        id,
        name,
        tier,
        region(origin[1]),
        origin[0],
        origin[2],
        joinedOn(number, story),
        target(tier, number),
        tier == Tier.SILVER ? 24 : 30,
        story);
  }

  private static Region region(String letter) {
    return switch (letter) {
      case "A" -> Region.AMER;
      case "E" -> Region.EMEA;
      default -> Region.APAC;
    };
  }

  private static Tier tier(int number) {
    return number % 7 == 2 ? Tier.PLATINUM : number % 2 == 1 ? Tier.GOLD : Tier.SILVER;
  }

  private static int target(Tier tier, int number) {
    int base =
        switch (tier) {
          case PLATINUM -> 640_000;
          case GOLD -> 320_000;
          case SILVER -> 140_000;
        };
    return base + number % 5 * base / 20;
  }

  private static LocalDate joinedOn(int number, @Nullable Story story) {
    return story == Story.NEVER_LOGS_IN
        ? Story.NEVER_LOGS_IN.from()
        : LocalDate.of(2021, 2, 1).plusDays(number * 23L % 1300);
  }

  private static @Nullable Story story(String id) {
    for (Story story : Story.values()) {
      if (story.partnerId().equals(id)) {
        return story;
      }
    }
    return null;
  }
}
